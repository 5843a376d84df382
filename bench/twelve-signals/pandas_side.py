"""pandas' side: the same twelve signals from the same three files, by rolling windows over whole columns.

usage: pandas_side.py FOLDER OUT [RUNS]

Prints for each run the seconds from opening the first file to the vectors written, the processor seconds, and the seconds
it took to read the files. Imports are not counted.
"""
import sys
import time

import numpy as np
import pandas as pd

DAY = 1_725_148_800


def read(folder):
    trades = pd.read_csv(f"{folder}/BTCUSDT-trades-2024-09-01.csv", usecols=["price", "qty", "time", "is_buyer_maker"])
    quotes = pd.read_csv(
        f"{folder}/BTCUSDT-bookTicker-2024-09-01.csv",
        usecols=["best_bid_price", "best_bid_qty", "best_ask_price", "best_ask_qty", "event_time"])
    quotes.columns = ["pb", "qb", "pa", "qa", "time"]
    funding = pd.read_csv(f"{folder}/BTCUSDT-fundingRate-2024-09.csv")
    for frame in (trades, quotes):
        frame["s"] = (frame["time"] + 999) // 1000 - DAY
    return trades, quotes, funding


def over_hour(by_second, minute):
    """The 59 minutes before that of each second, whole, and the minute of the second so far."""
    so_far = by_second.groupby(minute).cumsum()
    whole = by_second.groupby(minute).sum().rolling(59, min_periods=0).sum().shift(1, fill_value=0)
    return so_far + whole.reindex(minute).to_numpy()


def signals(trades, quotes, funding):
    seconds = pd.RangeIndex(1, 86_401)
    minute = pd.Series((seconds + 59) // 60, index=seconds)
    signed = trades["qty"].where(~trades["is_buyer_maker"], -trades["qty"])
    by_second = trades.groupby("s", sort=False)
    price = by_second["price"].last().reindex(seconds).ffill()
    out = {}

    # volatility: last price of each minute, the one in progress included
    closes = price.groupby(minute).last()
    base = closes.shift(1).reindex(minute).to_numpy()
    now = np.log(price / base)
    past = np.log(closes).diff()
    warm = minute > 60

    def squares(returns):
        return (returns**2).rolling(59, min_periods=0).sum().shift(1)

    out["realized_variance_1h"] = (squares(past).reindex(minute).to_numpy() + now**2).where(warm)
    high = by_second["price"].max().reindex(seconds)
    low = by_second["price"].min().reindex(seconds)
    high_so_far = high.groupby(minute).cummax().groupby(minute).ffill()
    low_so_far = low.groupby(minute).cummin().groupby(minute).ffill()
    ranges = np.log(high.groupby(minute).max() / low.groupby(minute).min()) ** 2
    sums = ranges.rolling(59, min_periods=0).sum().shift(1).reindex(minute).to_numpy()
    counts = ranges.rolling(59, min_periods=0).count().shift(1).reindex(minute).to_numpy()
    open_range = np.log(high_so_far / low_so_far) ** 2
    variance = (sums + open_range.fillna(0)) / (counts + open_range.notna()) / (4 * np.log(2))
    out["parkinson_volatility_1h"] = np.sqrt(variance * 60).where(minute > 59)
    ewma = (past**2).dropna().ewm(alpha=0.06, adjust=False).mean()
    out["ewma_volatility_1m"] = np.sqrt(ewma.reindex(seconds // 60).set_axis(seconds)).where(warm)
    down = squares(past.clip(upper=0)).reindex(minute).to_numpy() + now.clip(upper=0) ** 2
    out["down_semivariance_1h"] = down.where(warm)

    # quotes
    was = quotes[["pb", "qb", "pa", "qa"]].shift(1)
    flow = (
        np.where(quotes["pb"] >= was["pb"], quotes["qb"], 0) - np.where(quotes["pb"] <= was["pb"], was["qb"], 0)
        - np.where(quotes["pa"] <= was["pa"], quotes["qa"], 0) + np.where(quotes["pa"] >= was["pa"], was["qa"], 0))
    flow[0] = 0
    flow_by_second = pd.Series(flow).groupby(quotes["s"]).sum().reindex(seconds, fill_value=0)
    last = quotes.drop_duplicates("s", keep="last").set_index("s").reindex(seconds).ffill()
    mid = (last["pb"] + last["pa"]) / 2
    since_quote = seconds > quotes["s"].iloc[0] + 59
    since_trade = seconds > trades["s"].iloc[0] + 59
    hour_of_trades = seconds > trades["s"].iloc[0] + 3599
    out["ofi_60s"] = (flow_by_second.rolling(60, min_periods=0).sum() * mid).where(since_quote)
    out["queue_imbalance"] = (last["qb"] - last["qa"]) / (last["qb"] + last["qa"])

    # trades
    signed_by_second = signed.groupby(trades["s"]).sum().reindex(seconds, fill_value=0)
    out["signed_volume_60s"] = (signed_by_second.rolling(60, min_periods=0).sum() * price).where(since_trade)
    out["vpin_50"] = vpin(trades, signed, seconds)
    bar = np.arange(len(trades)) // 50
    bars = trades.assign(usd=trades["price"] * trades["qty"]).groupby(bar).agg(
        first=("price", "first"), last=("price", "last"), usd=("usd", "sum"), s=("s", "last"), n=("s", "size"))
    bars = bars[bars["n"] == 50]
    ratio = (np.log(bars["last"] / bars["first"]).abs() / bars["usd"]).groupby(bars["s"])
    ratios = over_hour(ratio.sum().reindex(seconds, fill_value=0), minute)
    counts = over_hour(ratio.count().reindex(seconds, fill_value=0), minute)
    out["amihud_1h"] = (ratios / counts).where(hour_of_trades)
    change = trades["price"].diff()
    before = change.shift(1)
    pairs = pd.DataFrame({"n": 1.0, "x": before, "y": change, "xy": before * change}).iloc[2:]
    sums = pairs.groupby(trades["s"].iloc[2:]).sum().reindex(seconds, fill_value=0)
    hour = {column: over_hour(sums[column], minute) for column in sums}
    covariance = (hour["xy"] - hour["x"] * hour["y"] / hour["n"]) / (hour["n"] - 1)
    out["roll_spread_1h"] = (2e4 * np.sqrt((-covariance).clip(lower=0)) / price).where(hour_of_trades)

    # funding: a week of hours is that of the second, as far as known, and the 167 before it
    rates = pd.Series(funding["last_funding_rate"].to_numpy(), index=(funding["calc_time"] // 1000 - DAY) // 3600)

    def zscore(day, week):
        return (rates.rolling(day).mean() - rates.rolling(week).mean()) / rates.rolling(week).std(ddof=0)

    at_end = zscore(24, 168).reindex(seconds // 3600).to_numpy()
    after = zscore(23, 167).reindex(seconds // 3600).to_numpy()
    out["funding_zscore_168h"] = np.where(seconds % 3600 == 0, at_end, after)
    out["spread"] = 1e4 * (last["pa"] - last["pb"]) / mid
    return pd.DataFrame(out, index=seconds)


def vpin(trades, signed, seconds, size=1e6, window=50):
    usd = (trades["price"] * trades["qty"]).to_numpy()
    upto = usd.cumsum()
    first = ((upto - usd) // size).astype(np.int64)
    spans = (upto // size).astype(np.int64) - first + 1
    trade = np.repeat(np.arange(len(usd)), spans)
    bucket = np.repeat(first, spans) + np.arange(len(trade)) - np.repeat(spans.cumsum() - spans, spans)
    part = np.minimum(upto[trade], (bucket + 1) * size) - np.maximum((upto - usd)[trade], bucket * size)
    buckets = pd.DataFrame({
        "signed": part * np.sign(signed.to_numpy())[trade], "s": trades["s"].to_numpy()[trade]}).groupby(bucket).agg(
            signed=("signed", "sum"), s=("s", "last"))
    buckets = buckets[(buckets.index + 1) * size <= upto[-1]]
    value = buckets["signed"].abs().rolling(window).sum() / (window * size)
    return value.groupby(buckets["s"]).last().reindex(seconds).ffill()


def main(folder, out, runs=1):
    for _ in range(runs):
        start, cpu = time.perf_counter(), time.process_time()
        frames = read(folder)
        ready = time.perf_counter()
        signals(*frames).to_numpy(dtype="<f8").tofile(out)
        end = time.perf_counter()
        print(f"{end - start:.3f} {time.process_time() - cpu:.3f} {ready - start:.3f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:]))
