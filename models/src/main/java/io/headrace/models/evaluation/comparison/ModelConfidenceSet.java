package io.headrace.models.evaluation.comparison;

import io.headrace.models.evaluation.Finding;
import io.headrace.models.evaluation.uncertainty.StationaryBootstrap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The models among which the best one is, with a stated confidence (Hansen, Lunde and Nason 2011): the worst
/// is dropped as long as equal expected loss of those that are left is rejected.
///
/// @param alpha chance of losing the best
/// @param members in the order given
public record ModelConfidenceSet(double alpha, List<Member> members) {
    public ModelConfidenceSet {
        members = List.copyOf(members);
    }

    /// @param pValue the model is in the set for every alpha below it
    public record Member(String name, double meanLoss, double pValue, boolean included) {}

    /// What is looked at to tell whether all models left lose the same.
    public enum Statistic {
        /// T_R: the greatest difference of any two, in standard errors.
        RANGE,
        /// T_max: the greatest difference of any one from the mean of all, in standard errors.
        MAX
    }

    /// @param alpha in (0, 1), .1 by custom
    public record Settings(double alpha, Statistic statistic, StationaryBootstrap bootstrap) {
        public Settings {
            if (!(alpha > 0) || alpha >= 1) {
                throw new IllegalArgumentException("alpha must be inside (0, 1), was " + alpha);
            }
        }
    }

    /// @param names one per model
    /// @param losses one series per model, of one length, in time order
    public static Finding<ModelConfidenceSet> of(List<String> names, double[][] losses, Settings settings) {
        if (names.size() != losses.length || names.isEmpty()) {
            throw new IllegalArgumentException(
                    "every model must have a name and losses, were " + names.size() + ", " + losses.length);
        }
        int rows = losses[0].length;
        if (names.size() < 2) {
            return Finding.missing("a set of models needs at least two, there is one");
        }
        double block = settings.bootstrap().meanBlock();
        if (rows < 2 * block) {
            return Finding.missing("blocks of " + block + " instants need twice as many instants, there are " + rows);
        }
        Elimination elimination = new Elimination(losses, settings.bootstrap());
        double[] pValues = elimination.run(settings.statistic());
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < losses.length; i++) {
            members.add(new Member(names.get(i), elimination.meanLoss(i), pValues[i], pValues[i] > settings.alpha()));
        }
        return Finding.found(new ModelConfidenceSet(settings.alpha(), members));
    }

    public List<String> included() {
        return members.stream().filter(Member::included).map(Member::name).toList();
    }

    /// Members from the last one standing to the first one dropped.
    public List<Member> ranked() {
        List<Member> ranked = new ArrayList<>(members);
        ranked.sort((a, b) -> a.pValue() != b.pValue()
                ? Double.compare(b.pValue(), a.pValue())
                : Double.compare(a.meanLoss(), b.meanLoss()));
        return Collections.unmodifiableList(ranked);
    }
}
