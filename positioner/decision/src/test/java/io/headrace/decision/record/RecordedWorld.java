package io.headrace.decision.record;

import io.headrace.decision.guard.PredictivePolicy;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.OutlookBasis;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.outlook.scenario.ErrorHistory;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.Policy;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.GuardParameters;
import io.headrace.decision.settings.Predictive;
import io.headrace.decision.simulation.DeskPeriod;
import io.headrace.decision.simulation.RandomWorld;
import io.headrace.decision.simulation.Simulation;
import io.headrace.features.engine.Tick;
import io.headrace.features.engine.VenueObservation;
import io.headrace.features.schema.ColumnStates;
import io.headrace.features.schema.FeatureSchema;
import io.headrace.features.schema.FeatureVector;
import io.headrace.market.event.MarginSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Decisions of a guarded desk in a random world, recorded with what they were made from.
public record RecordedWorld(DeskSettings settings, List<Decision> decisions, List<Evidence> evidence)
        implements Records {
    private static final FeatureSchema SCHEMA =
            FeatureSchema.of(List.of("one", "two", "three"), List.of("1", "2", "3"));

    public static RecordedWorld of(long seed, int count) {
        return of(seed, count, Predictive.DEFAULT);
    }

    /// As above, with another policy; past errors are folded for all.
    public static RecordedWorld of(long seed, int count, Predictive predictive) {
        Simulation plain = RandomWorld.simulation(seed, count);
        DeskSettings settings =
                plain.settings().withGuard(new GuardParameters(.1, 50)).withPredictive(predictive);
        ErrorHistory errors = new ErrorHistory(
                settings.window(), settings.periodNanos(), predictive.program().scenarios());
        List<DeskPeriod> periods = plain.periods().stream()
                .map(period -> new DeskPeriod(period.snapshots(), based(settings, period, errors)))
                .toList();
        List<NetworkState> states = new ArrayList<>();
        Policy policy = PredictivePolicy.of(settings);
        List<Decision> decisions = new Simulation(settings, periods, plain.balances())
                .run("recorded", (memory, state, outlook, now) -> {
                    states.add(state);
                    return policy.decide(memory, state, outlook, now);
                })
                .decisions();
        List<Evidence> evidence = new ArrayList<>();
        for (int t = 0; t < periods.size(); t++) {
            evidence.add(new Evidence(states.get(t), periods.get(t).outlook()));
        }
        return new RecordedWorld(settings, decisions, evidence);
    }

    private static DemandOutlook based(DeskSettings settings, DeskPeriod period, ErrorHistory errors) {
        List<VenueObservation> seen = new ArrayList<>();
        for (MarginSnapshot snapshot : period.snapshots()) {
            double[] values = {snapshot.demandUsd() / 3, -0.0, Double.MIN_VALUE};
            boolean weak = seen.isEmpty() && period.nowNanos() > 0;
            ColumnStates states = weak
                    ? ColumnStates.of(
                            new boolean[] {true, false, true},
                            new long[] {5, ColumnStates.NEVER, 9},
                            new long[] {1, 2, Long.MAX_VALUE})
                    : ColumnStates.current(3, true);
            seen.add(new VenueObservation(
                    snapshot, new FeatureVector(snapshot.venue(), snapshot.knownNanos(), SCHEMA, values, states)));
        }
        OutlookBasis basis = new OutlookBasis(
                new Tick(period.nowNanos(), seen),
                "m-0000000000000000",
                "c",
                settings.digest(),
                period.nowNanos(),
                period.nowNanos() % 3 == 1 ? Optional.of("a \"silent\" stream") : Optional.empty());
        List<VenueOutlook> venues = period.outlook().venues();
        errors.observe(
                period.nowNanos(),
                period.snapshots(),
                venues.stream().map(VenueOutlook::forecast).toList());
        return new DemandOutlook(period.nowNanos(), venues, errors.value(), Optional.of(basis));
    }

    static FeatureSchema schema() {
        return SCHEMA;
    }

    List<StoredRecord> stored() {
        List<StoredRecord> stored = new ArrayList<>();
        forEach(stored::add);
        return stored;
    }

    @Override
    public String name() {
        return "a random world";
    }

    @Override
    public RecordHead head() {
        return new RecordHead(Optional.of(settings.text()), List.of(), false);
    }

    @Override
    public void forEach(Consumer<StoredRecord> each) {
        for (int t = 0; t < decisions.size(); t++) {
            each.accept(new StoredRecord(
                    "record " + t,
                    Optional.empty(),
                    DecisionCodec.encode(decisions.get(t)),
                    Optional.of(EvidenceCodec.encode(evidence.get(t)))));
        }
    }
}
