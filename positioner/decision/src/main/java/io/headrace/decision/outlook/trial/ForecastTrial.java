package io.headrace.decision.outlook.trial;

import io.headrace.decision.settings.safeguard.ExitTest;
import io.headrace.models.evaluation.Finding;
import io.headrace.models.evaluation.comparison.DieboldMariano;
import io.headrace.models.evaluation.uncertainty.HacKernel;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.forecast.Realized;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One venue's forecasts against what came, beside what the threshold rule implies: that need stays below what it
/// orders up to. Of the last outcomes it asks whether the 95 % quantile held as many as it must (coverage), and
/// whether its pinball loss at that level is larger than the rule's by more than chance (Diebold and Mariano 1995,
/// windows overlapping).
public final class ForecastTrial {
    private static final double LEVEL = .95;

    private final ExitTest test;
    private final int overlap;
    private final Map<Long, Claim> open = new HashMap<>();
    private final Deque<Judged> judged = new ArrayDeque<>();
    private Optional<String> uncovered = Optional.empty();
    private Optional<String> beaten = Optional.empty();

    private record Claim(double quantileUsd, double impliedUsd) {}

    private record Judged(boolean held, double loss, double impliedLoss) {}

    /// @param overlap periods over which windows of successive outcomes overlap, at least 1
    public ForecastTrial(ExitTest test, int overlap) {
        this.test = test;
        this.overlap = overlap;
    }

    /// Takes a forecast, also of one that is not used.
    ///
    /// @param impliedUsd what the rule orders up to
    public void claim(QuantileForecast forecast, double impliedUsd) {
        if (test.outcomes() > 0) {
            open.put(forecast.asOfNanos(), new Claim(forecast.at(LEVEL), impliedUsd));
        }
    }

    /// Takes what a venue came to need.
    public void judge(Realized realized) {
        Claim claim = open.remove(realized.asOfNanos());
        open.keySet().removeIf(at -> at < realized.asOfNanos());
        if (claim == null) {
            return;
        }
        double need = realized.needUsd();
        judged.addLast(
                new Judged(need <= claim.quantileUsd, loss(need, claim.quantileUsd), loss(need, claim.impliedUsd)));
        if (judged.size() > test.outcomes()) {
            judged.removeFirst();
        }
        if (judged.size() == test.outcomes()) {
            uncovered = coverage();
            beaten = comparison();
        }
    }

    /// Why its word lowers nothing now; empty while it does.
    public Optional<String> doubt() {
        return uncovered.or(() -> beaten);
    }

    private Optional<String> coverage() {
        double held = (double) judged.stream().filter(Judged::held).count() / judged.size();
        double asked = uncovered.isPresent() ? .5 * (test.leastCoverage() + LEVEL) : test.leastCoverage();
        return held >= asked
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "its 95 %% quantile held %.1f %% of the last %d outcomes, %.1f %% are asked",
                        100 * held,
                        judged.size(),
                        100 * asked));
    }

    private Optional<String> comparison() {
        double[] own = judged.stream().mapToDouble(Judged::loss).toArray();
        double[] implied = judged.stream().mapToDouble(Judged::impliedLoss).toArray();
        double most = beaten.isPresent() ? 0 : test.worse();
        return DieboldMariano.of(own, implied, overlap, HacKernel.BARTLETT)
                                instanceof Finding.Found<DieboldMariano>(DieboldMariano found)
                        && found.statistic() > most
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "it lost more than the rule's implied forecast over the last %d outcomes (Diebold-Mariano "
                                + "%.2f, at most %.2f is asked)",
                        judged.size(),
                        found.statistic(),
                        most))
                : Optional.empty();
    }

    private static double loss(double need, double quantile) {
        return (LEVEL - (need < quantile ? 1 : 0)) * (need - quantile);
    }
}
