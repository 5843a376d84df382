package io.headrace.training.fit;

import io.headrace.features.schema.FeatureSchema;
import io.headrace.models.predictor.StructuralBase;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The columns of a schema that the structural base can read; what is missing is left out.
final class StructuralColumns {
    /// Which announced steps bear on the window is left to the data: a window of one period meets the
    /// first step only, and demand may or may not hold through the period before a step.
    private static final List<List<String>> PLANS = List.of(
            List.of("planned_rise"),
            List.of("planned_rise_1h"),
            List.of("planned_rise_2h"),
            List.of("planned_rise_1h", "planned_rise_2h"));

    private StructuralColumns() {}

    /// Every choice of plan columns, with and without the present gap.
    static List<StructuralBase.Columns> candidates(FeatureSchema schema) {
        Set<List<Integer>> plans = new LinkedHashSet<>();
        for (List<String> names : PLANS) {
            plans.add(positions(schema, names));
        }
        List<StructuralBase.Columns> candidates = new ArrayList<>();
        for (List<Integer> plan : plans) {
            int[] steps = plan.stream().mapToInt(Integer::intValue).toArray();
            candidates.add(columns(schema, steps, StructuralBase.ABSENT));
            int gap = at(schema, "adverse_gap");
            if (gap != StructuralBase.ABSENT) {
                candidates.add(columns(schema, steps, gap));
            }
        }
        return candidates;
    }

    /// Width from each venue's own need changes and nothing else.
    static StructuralBase.Columns ownChanges(StructuralBase.Columns columns, FeatureSchema schema) {
        int none = StructuralBase.ABSENT;
        return new StructuralBase.Columns(
                columns.plan(), columns.presentGap(), none, at(schema, "need_change_ewma"), none, none, none);
    }

    static int at(FeatureSchema schema, String column) {
        return schema.columns().indexOf(column); // -1 is StructuralBase.ABSENT
    }

    private static StructuralBase.Columns columns(FeatureSchema schema, int[] plan, int presentGap) {
        return new StructuralBase.Columns(
                plan,
                presentGap,
                at(schema, "adverse_gap_ewma"),
                StructuralBase.ABSENT,
                at(schema, "demand_over_scale"),
                at(schema, "planned_rise"),
                at(schema, "ewma_volatility"));
    }

    private static List<Integer> positions(FeatureSchema schema, List<String> names) {
        return names.stream()
                .flatMap(name -> Stream.of(at(schema, name)))
                .filter(position -> position != StructuralBase.ABSENT)
                .toList();
    }
}
