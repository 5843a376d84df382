package io.headrace.training.proof.cell;

import io.headrace.training.proof.episode.ForecastKind;
import io.headrace.training.proof.strategy.Judged;
import io.headrace.training.proof.strategy.Lineup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Splits the learned strategy's cost above the bound. With the same policy told three things (the learned
/// quantiles, the true law's, the need of the window as it came true), each tuned for itself:
///
///     learned - bound = (learned - true law) + (true law - realized) + (realized - bound)
///                        forecast                information             policy
///
/// Where the law is not known the first two stand together.
final class Regret {
    private Regret() {}

    static List<Cell.Part> of(Map<String, Judged> judged, double boundUsd) {
        Judged learned = judged.get(Lineup.ORDER_UP_TO + ForecastKind.LEARNED.label());
        Judged realized = judged.get(Lineup.ORDER_UP_TO + ForecastKind.REALIZED.label());
        Judged law = judged.get(Lineup.ORDER_UP_TO + ForecastKind.TRUE_LAW.label());
        List<Cell.Part> parts = new ArrayList<>();
        if (learned == null || realized == null) {
            return parts;
        }
        if (law == null) {
            parts.add(new Cell.Part(
                    "forecast and information",
                    usd(learned) - usd(realized),
                    "what knowing the need of each window would save"));
        } else {
            parts.add(new Cell.Part("forecast", usd(learned) - usd(law), "what knowing the law would save"));
            parts.add(new Cell.Part(
                    "information", usd(law) - usd(realized), "what knowing the outcome beyond the law would save"));
        }
        parts.add(new Cell.Part(
                "policy",
                usd(realized) - boundUsd,
                "what the same knowledge is worth to the program beyond one window"));
        return parts;
    }

    private static double usd(Judged judged) {
        return judged.totals().totalUsd();
    }
}
