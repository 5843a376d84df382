package io.headrace.decision.review;

import io.headrace.decision.policy.Decision;
import io.headrace.decision.record.ChainCheck;
import io.headrace.decision.record.ChainReport;
import io.headrace.decision.record.DecisionCodec;
import io.headrace.decision.record.Evidence;
import io.headrace.decision.record.EvidenceCodec;
import io.headrace.decision.record.Records;
import io.headrace.decision.record.StoredRecord;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.features.schema.FeatureSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The records of a span, and those after it that still tell how its forecasts came out.
///
/// @param periods the decisions of the span, in order
/// @param after those that follow, as far as a window reaches
/// @param older decisions of the span whose records kept no inputs
/// @param chain what following the whole chain found
record ReviewedSpan(
        DeskSettings settings,
        List<ReviewedPeriod> periods,
        List<ReviewedPeriod> after,
        long older,
        ChainReport chain) {
    ReviewedSpan {
        periods = List.copyOf(periods);
        after = List.copyOf(after);
    }

    /// Reads the records from `fromNanos` to `toNanos`, both included.
    static ReviewedSpan read(Records records, DeskSettings settings, long fromNanos, long toNanos) {
        Reader reader = new Reader(settings, fromNanos, toNanos);
        records.forEach(reader::observe);
        return new ReviewedSpan(settings, reader.periods, reader.after, reader.older, reader.check.report());
    }

    /// Runs of decisions that follow one another period by period.
    List<List<ReviewedPeriod>> runs() {
        List<List<ReviewedPeriod>> runs = new ArrayList<>();
        List<ReviewedPeriod> run = new ArrayList<>();
        for (ReviewedPeriod period : periods) {
            if (!run.isEmpty() && period.nowNanos() - run.getLast().nowNanos() != settings.periodNanos()) {
                runs.add(List.copyOf(run));
                run.clear();
            }
            run.add(period);
        }
        if (!run.isEmpty()) {
            runs.add(List.copyOf(run));
        }
        return runs;
    }

    /// The periods of the span and those after it, in order.
    List<ReviewedPeriod> withOutcomes() {
        List<ReviewedPeriod> all = new ArrayList<>(periods);
        all.addAll(after);
        return all;
    }

    private static final class Reader {
        private final FeatureSchema schema;
        private final long fromNanos;
        private final long toNanos;
        private final long outcomesToNanos;
        private final ChainCheck check = new ChainCheck(Set.of());
        private final List<ReviewedPeriod> periods = new ArrayList<>();
        private final List<ReviewedPeriod> after = new ArrayList<>();
        private long older;

        Reader(DeskSettings settings, long fromNanos, long toNanos) {
            this.schema = FeatureCatalog.of(settings.portfolio()).schema();
            this.fromNanos = fromNanos;
            this.toNanos = toNanos;
            long window = settings.window().endNanos();
            this.outcomesToNanos = toNanos > Long.MAX_VALUE - window ? toNanos : toNanos + window;
        }

        void observe(StoredRecord stored) {
            check.observe(stored);
            Decision decision = DecisionCodec.decode(stored.decision());
            long now = decision.nowNanos();
            if (now < fromNanos || now > outcomesToNanos) {
                return;
            }
            boolean inside = now <= toNanos;
            if (stored.evidence().isEmpty()) {
                older += inside ? 1 : 0;
                return;
            }
            Evidence evidence = EvidenceCodec.decode(stored.evidence().get(), schema);
            if (evidence.snapshots().isEmpty()) {
                older += inside ? 1 : 0;
                return;
            }
            (inside ? periods : after).add(ReviewedPeriod.of(decision, evidence));
        }
    }
}
