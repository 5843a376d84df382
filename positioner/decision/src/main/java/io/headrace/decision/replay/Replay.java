package io.headrace.decision.replay;

import io.headrace.decision.guard.HoldPolicy;
import io.headrace.decision.guard.PredictivePolicy;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.InputDigests;
import io.headrace.decision.policy.InputPart;
import io.headrace.decision.policy.Policy;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.record.DecisionCodec;
import io.headrace.decision.record.Evidence;
import io.headrace.decision.record.EvidenceCodec;
import io.headrace.decision.record.InputsDigest;
import io.headrace.decision.record.Records;
import io.headrace.decision.record.StoredRecord;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.strategy.ThresholdPolicy;
import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.features.schema.FeatureSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Makes recorded decisions again: the forecasts from features, model and calibration, the decision
/// from memory, books and forecasts. Calibration follows every outcome, so forecasts are folded
/// from the first record on, whatever the span that is compared.
public final class Replay {
    private static final int MOST_DIFFERENCES = 20;

    private final ReplaySpan span;
    private final FeatureSchema schema;
    private final Policy policy;
    private final ThresholdPolicy standIn;
    private final String settingsDigest;
    private final Forecasts forecasts;
    private final List<Difference> differences = new ArrayList<>();
    private @Nullable PolicyMemory memory;
    private long decisions;
    private long same;
    private long forecast;
    private long older;
    private OptionalLong firstNanos = OptionalLong.empty();
    private OptionalLong lastNanos = OptionalLong.empty();

    private Replay(DeskSettings settings, ReplaySpan span, Forecasts forecasts) {
        this.span = span;
        this.forecasts = forecasts;
        this.schema = FeatureCatalog.of(settings.portfolio()).schema();
        this.policy = PredictivePolicy.of(settings);
        this.standIn = new ThresholdPolicy(settings.threshold()).standIn();
        this.settingsDigest = settings.digest();
    }

    /// Makes the decisions of a span again.
    ///
    /// @param settings of the desk; those of the records unless others are to be tried
    /// @param models empty to take the forecasts from the records
    /// @throws io.headrace.market.problem.ProblemException when the records cannot be read, or a
    /// model is not the
    ///     recorded one
    public static ReplayReport of(
            Records records, DeskSettings settings, ReplaySpan span, Optional<ModelShelf> models) {
        Forecasts forecasts = new Forecasts(settings, records.head(), models);
        Replay replay = new Replay(settings, span, forecasts);
        records.forEach(replay::observe);
        return replay.report();
    }

    private void observe(StoredRecord stored) {
        Decision recorded = DecisionCodec.decode(stored.decision());
        PolicyMemory before = memory == null ? PolicyMemory.initial(recorded.nowNanos()) : memory;
        memory = recorded.memory();
        boolean asked = span.contains(recorded);
        if (stored.evidence().isEmpty()) {
            older += asked ? 1 : 0;
            return;
        }
        Evidence evidence = EvidenceCodec.decode(stored.evidence().get(), schema);
        Optional<DemandOutlook> made = forecasts.again(evidence);
        if (asked) {
            compare(stored, recorded, before, new Evidence(evidence.state(), made.orElse(evidence.outlook())));
            forecast += made.isPresent() ? 1 : 0;
        }
    }

    private void compare(StoredRecord stored, Decision recorded, PolicyMemory before, Evidence evidence) {
        decisions++;
        firstNanos = firstNanos.isPresent() ? firstNanos : OptionalLong.of(recorded.nowNanos());
        lastNanos = OptionalLong.of(recorded.nowNanos());
        Decision again = decide(recorded, before, evidence);
        Optional<Difference> difference = difference(stored, recorded, again);
        if (difference.isEmpty()) {
            same++;
        } else if (differences.size() < MOST_DIFFERENCES) {
            differences.add(difference.get());
        }
    }

    /// Where the predictive policy failed of itself the rule stood in for the period, and where that failed too, or
    /// the desk was halted, nothing moved.
    private Decision decide(Decision recorded, PolicyMemory before, Evidence evidence) {
        long now = recorded.nowNanos();
        HoldPolicy hold = new HoldPolicy(recorded.why());
        if (isBy(standIn.toString(), recorded, before, evidence)) {
            return standIn.decide(before, evidence.state(), evidence.outlook(), now, recorded.why());
        }
        return isBy(hold.toString(), recorded, before, evidence)
                ? hold.decide(before, evidence.state(), evidence.outlook(), now)
                : policy.decide(before, evidence.state(), evidence.outlook(), now);
    }

    private static boolean isBy(String line, Decision recorded, PolicyMemory before, Evidence evidence) {
        return recorded.inputs()
                .of(InputPart.POLICY)
                .equals(InputsDigest.of(before, evidence.state(), evidence.outlook(), recorded.nowNanos(), line)
                        .of(InputPart.POLICY));
    }

    private Optional<Difference> difference(StoredRecord stored, Decision recorded, Decision again) {
        InputDigests named = recorded.inputs();
        Optional<String> other = named.of(InputPart.SETTINGS).filter(digest -> !digest.equals(settingsDigest));
        if (other.isPresent()) {
            return Optional.of(different(recorded, InputPart.SETTINGS.label(), other.get(), settingsDigest));
        }
        Optional<InputPart> part = named.firstDifference(again.inputs());
        if (part.isPresent()) {
            return part.map(found -> different(
                    recorded,
                    found.label(),
                    named.of(found).orElse(""),
                    again.inputs().of(found).orElse("")));
        }
        byte[] bytes = DecisionCodec.encode(again);
        return Arrays.equals(bytes, stored.decision())
                ? Optional.empty()
                : Optional.of(DecisionCodec.firstDifference(stored.decision(), bytes)
                        .map(field ->
                                different(recorded, "decision (" + field.name() + ')', field.first(), field.second()))
                        .orElseGet(() -> different(recorded, "decision", "", "")));
    }

    private static Difference different(Decision recorded, String part, String first, String second) {
        return new Difference(recorded.sequence(), recorded.nowNanos(), part, first, second);
    }

    private ReplayReport report() {
        return new ReplayReport(
                decisions, same, forecast, older, firstNanos, lastNanos, differences, forecasts.unforecast());
    }
}
