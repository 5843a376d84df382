package io.headrace.training.promote;

import io.headrace.training.promote.Gate.Verdict;
import io.headrace.training.validate.RowLosses;
import io.headrace.training.validate.TrainerFamily;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// Asks of a model that it is better than its baselines and the champion, on the same out-of-fold rows and by a
/// stated margin, that its outer quantiles hold as often as they say, and that it costs no more than the rule.
///
/// "Better" means both: the ratio of the two losses is below one by the margin, and its interval lies below one.
public final class PromotionGate {
    private static final double NINE_IN_TEN = 1.645;
    private static final long DAY_NANOS = 86_400_000_000_000L;

    private final GateMargins margins;

    public PromotionGate(GateMargins margins) {
        this.margins = margins;
    }

    /// @param cost of a backtest of exactly this model, if there is one
    public GateReport judge(Contender candidate, Champion champion, Optional<BacktestCost> cost) {
        List<Gate> gates = new ArrayList<>();
        if (candidate.losses().isEmpty() || candidate.losses().get().rows().isEmpty()) {
            gates.add(new Gate(
                    "evidence",
                    Verdict.REFUSED,
                    "no out-of-fold losses were published with it, so nothing shows that it is any good"));
            return new GateReport(candidate.card().id(), gates);
        }
        RowLosses losses = candidate.losses().get();
        for (int family = 1; family < losses.families().size(); family++) {
            gates.add(baseline(losses, family));
        }
        gates.add(against(candidate, champion));
        long windowNanos = candidate.card().window().endNanos();
        gates.add(coverage(losses, windowNanos, .95, margins.band95()));
        gates.add(coverage(losses, windowNanos, .99, margins.band99()));
        gates.add(cost(cost));
        return new GateReport(candidate.card().id(), gates);
    }

    private Gate baseline(RowLosses losses, int family) {
        String label = losses.families().get(family);
        boolean seasonal = label.equals(TrainerFamily.SEASONAL.label());
        int other = family;
        return better(
                seasonal ? "climatology" : label,
                losses.rows(),
                row -> row.lossUsd(other),
                seasonal ? margins.climatology() : margins.baseline());
    }

    private Gate against(Contender candidate, Champion champion) {
        return switch (champion) {
            case Champion.None ignored -> new Gate("champion", Verdict.NOT_ASKED, "there is no champion yet");
            case Champion.Unservable(String reason) ->
                new Gate("champion", Verdict.NOT_ASKED, "the champion is not served: " + reason);
            case Champion.Present(Contender present)
            when present.card().id().equals(candidate.card().id()) ->
                new Gate("champion", Verdict.NOT_ASKED, "it is the champion already");
            case Champion.Present(Contender present) ->
                champion(candidate.losses().orElseThrow(), present);
        };
    }

    private Gate champion(RowLosses own, Contender champion) {
        String id = champion.card().id();
        if (champion.losses().isEmpty()) {
            return new Gate("champion", Verdict.REFUSED, "no losses were published with " + id + " to compare with");
        }
        Map<String, RowLosses.Row> theirs = new HashMap<>();
        champion.losses().get().rows().forEach(row -> theirs.put(row.venue() + '@' + row.asOfNanos(), row));
        List<RowLosses.Row> common = new ArrayList<>();
        Map<RowLosses.Row, Double> lost = new IdentityHashMap<>();
        for (RowLosses.Row row : own.rows()) {
            RowLosses.Row other = theirs.get(row.venue() + '@' + row.asOfNanos());
            if (other != null) {
                if (other.excessUsd() != row.excessUsd()) {
                    return new Gate(
                            "champion",
                            Verdict.REFUSED,
                            id + " was trained for the need of another desk: the two cannot be compared");
                }
                common.add(row);
                lost.put(row, other.lossUsd(0));
            }
        }
        if (common.isEmpty()) {
            return new Gate(
                    "champion",
                    Verdict.REFUSED,
                    "no out-of-fold row is common with " + id + ": train on data it knows");
        }
        return better("champion", common, row -> lost.getOrDefault(row, 0.0), margins.champion());
    }

    private static Gate better(
            String name, List<RowLosses.Row> rows, ToDoubleFunction<RowLosses.Row> other, double margin) {
        double[] own = rows.stream().mapToDouble(row -> row.lossUsd(0)).toArray();
        double[] theirs = rows.stream().mapToDouble(other).toArray();
        PairedRatio ratio = PairedRatio.of(times(rows), own, theirs);
        double truth =
                rows.stream().mapToDouble(row -> Math.abs(row.excessUsd())).sum();
        if (!Double.isFinite(ratio.value()) || truth == 0) {
            return new Gate(
                    name, Verdict.REFUSED, "nothing was lost or nothing was at stake on the rows both forecast");
        }
        if (!ratio.hasInterval()) {
            return new Gate(
                    name,
                    Verdict.REFUSED,
                    "only " + ratio.days() + " days are common, at least " + PairedRatio.FEWEST_DAYS + " are asked");
        }
        boolean passed = ratio.value() <= 1 - margin && ratio.high() < 1;
        String reason = String.format(
                Locale.ROOT,
                "WQL %.4f against %.4f on %,d common rows of %d days: ratio %.3f (90 %% interval %.3f to %.3f), asked"
                        + " at most %.3f with the interval below 1",
                sum(own) / truth,
                sum(theirs) / truth,
                rows.size(),
                ratio.days(),
                ratio.value(),
                ratio.low(),
                ratio.high(),
                1 - margin);
        return new Gate(name, passed ? Verdict.PASSED : Verdict.REFUSED, reason);
    }

    /// Chance alone moves the coverage of a model that is right: by 1.645 standard errors at most in nine cases of
    /// ten, with as many trials as there are windows that do not overlap, whatever the number of venues.
    private static Gate coverage(RowLosses losses, long windowNanos, double level, double band) {
        List<RowLosses.Row> rows = losses.rows();
        long held = rows.stream()
                .filter(row -> level < .97 ? row.held95() : row.held99())
                .count();
        double share = (double) held / rows.size();
        long days = rows.stream()
                .mapToLong(row -> Math.floorDiv(row.asOfNanos(), DAY_NANOS))
                .distinct()
                .count();
        double windows = (double) days * DAY_NANOS / windowNanos;
        double chance = NINE_IN_TEN * Math.sqrt(level * (1 - level) / windows);
        double allowed = Math.max(band, chance);
        String reason = String.format(
                Locale.ROOT,
                "held in %.2f %% of %,d rows, asked within %.1f of %.0f: %s",
                100 * share,
                rows.size(),
                100 * allowed,
                100 * level,
                chance > band ? String.format(Locale.ROOT, "what chance allows in %.0f windows", windows) : "the band");
        return new Gate(
                String.format(Locale.ROOT, "coverage %.2f", level).replace("0.", "."),
                Math.abs(share - level) <= allowed ? Verdict.PASSED : Verdict.REFUSED,
                reason);
    }

    private static Gate cost(Optional<BacktestCost> cost) {
        if (cost.isEmpty()) {
            return new Gate("rule", Verdict.NOT_ASKED, "there is no backtest of this model; 'backtest' makes one");
        }
        double own = cost.get().modelUsd();
        double rule = cost.get().ruleUsd();
        return new Gate(
                "rule",
                own < rule ? Verdict.PASSED : Verdict.REFUSED,
                String.format(
                        Locale.ROOT,
                        "its backtest cost %,.0f USD, the tuned threshold rule %,.0f; asked less than the rule",
                        own,
                        rule));
    }

    private static long[] times(List<RowLosses.Row> rows) {
        return rows.stream().mapToLong(RowLosses.Row::asOfNanos).toArray();
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
