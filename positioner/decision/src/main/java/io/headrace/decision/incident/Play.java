package io.headrace.decision.incident;

import io.headrace.decision.circumstance.Circumstances;
import io.headrace.decision.guard.PredictivePolicy;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.WorldState;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.Forecaster;
import io.headrace.decision.outlook.ModelSource;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.Policy;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.Passage;
import io.headrace.decision.simulation.SimulatedPeriod;
import io.headrace.decision.simulation.offset.StandingOffsets;
import io.headrace.decision.strategy.ThresholdPolicy;
import io.headrace.market.event.MarginSnapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Plays incidents.
public final class Play {
    private Play() {}

    /// How the desk's own policy, as the service and the backtest take it from the settings, comes through.
    public static IncidentResult run(Incident incident) {
        return run(incident, PredictivePolicy.of(incident.stage().settings()));
    }

    /// How another policy comes through.
    public static IncidentResult run(Incident incident, Policy policy) {
        return judged(incident, policy, rule(incident));
    }

    /// The threshold rule's way, which others are compared with.
    static Played rule(Incident incident) {
        DeskSettings settings = incident.stage().settings();
        return through(incident.stage(), new ThresholdPolicy(settings.threshold()));
    }

    static IncidentResult judged(Incident incident, Policy policy, Played rule) {
        Played ours = through(incident.stage(), policy);
        List<Verdict> verdicts = new ArrayList<>();
        for (Criterion criterion : incident.criteria()) {
            Criterion.Finding finding = criterion.test().judge(ours, rule);
            verdicts.add(new Verdict(criterion.name(), criterion.says(), finding.passed(), finding.found()));
        }
        return new IncidentResult(incident, verdicts, ours, rule);
    }

    /// A policy's way through a stage.
    static Played through(Stage stage, Policy policy) {
        Passage passage = new Passage(stage.settings(), stage.laws(), stage.balances(), stage.startNanos());
        ModelSource source = stage.source(stage.startNanos());
        Forecaster forecaster = new Forecaster(source, stage.settings());
        HouseModel house = new HouseModel();
        StandingOffsets offsets = new StandingOffsets();
        List<PolicyMemory> memories =
                new ArrayList<>(Collections.nCopies(stage.instances(), PolicyMemory.initial(stage.startNanos())));
        List<Played.Period> periods = new ArrayList<>();
        for (List<MarginSnapshot> recorded : stage.needs()) {
            long now = recorded.getFirst().knownNanos();
            if (stage.source(now) != source) {
                source = stage.source(now);
                forecaster.use(source);
            }
            offsets.release(recorded, node -> onHand(stage, passage.books(), node));
            List<MarginSnapshot> needs = passage.begin(offsets.moved(recorded));
            WorldState before = passage.books();
            Circumstances heard = stage.heard(now);
            NetworkState seen = passage.seen().under(heard);
            DemandOutlook outlook = forecaster.observe(house.tick(passage.seenNeeds(), Staging.TYPICAL_SCALE_USD));
            List<Decision> decisions = new ArrayList<>();
            for (PolicyMemory memory : memories) {
                decisions.add(policy.decide(memory, seen, outlook, now));
            }
            for (int i = 0; i < decisions.size(); i++) {
                memories.set(i, decisions.get(i).memory());
                passage.submit(
                        decisions.get(i).moves(), decisions.get(i).memory().previousDigest());
            }
            double paid = stage.offsets() ? offsets.take(decisions.getFirst().hedges()) : 0;
            SimulatedPeriod went = passage.end().plusOffsets(paid);
            periods.add(new Played.Period(needs, before, seen, outlook, decisions.getFirst(), went));
        }
        return new Played(stage, periods);
    }

    private static double onHand(Stage stage, WorldState books, String venue) {
        return books.onHand().get(stage.settings().venues().indexOf(venue) + 1).tokens();
    }
}
