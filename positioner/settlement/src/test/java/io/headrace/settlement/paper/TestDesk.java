package io.headrace.settlement.paper;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.WorldState;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.record.DecisionCodec;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.ThresholdParameters;
import io.headrace.decision.simulation.DeskPeriod;
import io.headrace.decision.strategy.ThresholdPolicy;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.models.forecast.ForecastSupport;
import io.headrace.settlement.journal.DecisionRecord;
import io.headrace.settlement.journal.Opening;
import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.transfer.Transfer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// A small deterministic desk: three venues whose demand wanders, money two and a half hours on its way, a
/// nervous threshold rule. It runs from wherever its folder was left to the end.
record TestDesk(DeskSettings settings, List<DeskPeriod> periods, Opening opening, ThresholdPolicy policy) {
    static final long HOUR = 3_600_000_000_000L;
    static final long START = 1_735_689_600_000_000_000L;
    static final List<String> VENUES = List.of("alpha", "bravo", "carol");

    static TestDesk of(int length) {
        DeskSettings settings = DeskSettings.defaults(VENUES, List.of("BTC"))
                .withRoutes(DeskSettings.routes(VENUES, 5 * HOUR / 2, .0002, 2));
        List<TokenAmount> balances = List.of(
                TokenAmount.usd(40_000.123456),
                TokenAmount.usd(110_000),
                TokenAmount.usd(90_000),
                TokenAmount.usd(120_000));
        return new TestDesk(
                settings,
                periods(length),
                new Opening("settings-1", "dataset-1", START, balances),
                new ThresholdPolicy(new ThresholdParameters(1.03, 1.08, 1.15, 1.10)));
    }

    /// Opens the desk in a folder and runs all periods it has not completed.
    Outcome run(Path home, CommitProbe probe) {
        try (PaperExecutor executor = PaperExecutor.open(home, settings, opening, probe)) {
            long done = executor.resumeFrom().orElse(Long.MIN_VALUE);
            periods.stream().filter(period -> period.nowNanos() > done).forEach(period -> step(executor, period));
            return Outcome.of(executor);
        }
    }

    PaperExecutor open(Path home) {
        return PaperExecutor.open(home, settings, opening);
    }

    List<Transfer> step(PaperExecutor executor, DeskPeriod period) {
        NetworkState state = executor.beginPeriod(period.nowNanos(), period.snapshots());
        Decision decision = policy.decide(executor.memory(), state, period.outlook(), period.nowNanos());
        return executor.execute(decision, "forecaster-" + decision.sequence());
    }

    TestDesk withOpening(Opening changed) {
        return new TestDesk(settings, periods, changed, policy);
    }

    static MarginSnapshot snapshot(String venue, long now, double demand, double flow) {
        return new MarginSnapshot(
                Instrument.account(venue), now, now, 0, demand, demand, flow, 0, List.of(demand), List.of());
    }

    private static List<DeskPeriod> periods(int length) {
        SplittableRandom random = new SplittableRandom(11);
        double[] demand = {95_000, 85_000, 110_000};
        List<DeskPeriod> periods = new ArrayList<>();
        for (int t = 0; t < length; t++) {
            long now = START + t * HOUR;
            List<MarginSnapshot> snapshots = new ArrayList<>();
            List<VenueOutlook> outlooks = new ArrayList<>();
            for (int v = 0; v < demand.length; v++) {
                demand[v] *= Math.exp(.06 * random.nextGaussian());
                double flow = .01 * demand[v] * random.nextGaussian();
                snapshots.add(snapshot(VENUES.get(v), now, demand[v], flow));
                outlooks.add(new VenueOutlook(
                        VENUES.get(v),
                        demand[v],
                        demand[v],
                        Optional.empty(),
                        new ForecastSupport.Unavailable("no model")));
            }
            periods.add(new DeskPeriod(snapshots, new DemandOutlook(now, outlooks)));
        }
        return periods;
    }

    /// Everything a desk leaves behind; two desks did the same exactly when these are equal.
    record Outcome(
            List<String> decisions,
            List<String> forecasters,
            List<Transfer> transfers,
            List<Payment> payments,
            WorldState books) {
        static Outcome of(PaperExecutor executor) {
            List<DecisionRecord> records = executor.journal()
                    .decisions(Integer.MAX_VALUE, Long.MAX_VALUE)
                    .reversed();
            return new Outcome(
                    records.stream()
                            .map(record -> record.digest()
                                    + new String(
                                            DecisionCodec.encode(record.decision()),
                                            java.nio.charset.StandardCharsets.UTF_8))
                            .toList(),
                    records.stream().map(DecisionRecord::forecasterDigest).toList(),
                    executor.journal().allTransfers(),
                    executor.payments(),
                    executor.world());
        }
    }
}
