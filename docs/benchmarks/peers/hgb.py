"""scikit-learn's boosted quantiles on every column. usage: python3 hgb.py FOLDER_OF_SET"""
import pathlib
import sys
import time

import pandas
from sklearn.ensemble import HistGradientBoostingRegressor

LEVELS = [.05, .1, .25, .5, .75, .9, .95, .975, .99, .995]
folder = pathlib.Path(sys.argv[1])
started = time.time()
for fold in sorted(folder.glob("fold_*")):
    fit = pandas.read_csv(fold / "fit.csv")
    ask = pandas.read_csv(fold / "apply.csv")
    columns = [column for column in fit.columns if column.startswith("f_")]
    out = pandas.DataFrame({"id": ask["id"], "unused": 0})
    for level in LEVELS:
        model = HistGradientBoostingRegressor(
            loss="quantile", quantile=level, max_iter=100, learning_rate=.05, max_leaf_nodes=15,
            min_samples_leaf=40, early_stopping=False, random_state=1)
        out[f"z_{level}"] = model.fit(fit[columns].values, fit["z"].values).predict(ask[columns].values)
    out.to_csv(fold / "sklearn-hgb.csv", index=False)
(folder / "seconds").mkdir(exist_ok=True)
(folder / "seconds" / "sklearn-hgb").write_text(f"{time.time() - started:.1f}\n")
