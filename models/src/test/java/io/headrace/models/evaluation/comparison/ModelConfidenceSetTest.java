package io.headrace.models.evaluation.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.models.Oracle;
import io.headrace.models.evaluation.Finding;
import io.headrace.models.evaluation.comparison.ModelConfidenceSet.Settings;
import io.headrace.models.evaluation.comparison.ModelConfidenceSet.Statistic;
import io.headrace.models.evaluation.uncertainty.StationaryBootstrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelConfidenceSetTest {
    private static final JsonNode EXPECTED = Oracle.json("mcs.json");

    @Test
    void rangeKeepsTheModelsTheArchPackageKeeps() {
        check(Statistic.RANGE, EXPECTED.get("range"));
    }

    @Test
    void maxKeepsTheModelsTheArchPackageKeeps() {
        check(Statistic.MAX, EXPECTED.get("max"));
    }

    @Test
    void equalForecastsStayTogetherAndACertainLoserGoes() {
        double[] wavy = new double[200];
        Arrays.setAll(wavy, t -> 2 + Math.sin(t * t));
        double[] worse = Arrays.stream(wavy).map(loss -> loss + 1).toArray();
        for (Statistic statistic : Statistic.values()) {
            ModelConfidenceSet set = ModelConfidenceSet.of(
                            List.of("a", "twin", "worse"), new double[][] {wavy, wavy.clone(), worse}, quick(statistic))
                    .orElseThrow();
            assertEquals(List.of("a", "twin"), set.included());
            assertEquals("worse", set.ranked().getLast().name());
            assertEquals(0, set.ranked().getLast().pValue());
        }
    }

    @Test
    void constantLossesAreToldApartWithoutChance() {
        double[] one = new double[100];
        Arrays.fill(one, 1);
        ModelConfidenceSet set = ModelConfidenceSet.of(
                        List.of("zero", "one"), new double[][] {new double[100], one}, quick(Statistic.RANGE))
                .orElseThrow();
        assertEquals(List.of("zero"), set.included());
    }

    @Test
    void whatCannotBeComparedSaysWhy() {
        Finding<ModelConfidenceSet> alone =
                ModelConfidenceSet.of(List.of("a"), new double[][] {new double[100]}, quick(Statistic.MAX));
        assertTrue(alone.whyMissing().orElse("").contains("at least two"));
        Finding<ModelConfidenceSet> few =
                ModelConfidenceSet.of(List.of("a", "b"), new double[2][19], quick(Statistic.MAX));
        assertTrue(few.whyMissing().orElse("").contains("there are 19"));
    }

    private static Settings quick(Statistic statistic) {
        return new Settings(.1, statistic, new StationaryBootstrap(10, 200, 1));
    }

    private static void check(Statistic statistic, JsonNode expected) {
        List<double[]> rows = Oracle.rows("mcs_losses.csv");
        double[][] losses = new double[6][];
        List<String> names = new ArrayList<>();
        for (int i = 0; i < losses.length; i++) {
            int column = i;
            losses[i] = rows.stream().mapToDouble(row -> row[column]).toArray();
            names.add("m" + i);
        }
        Settings settings = new Settings(.1, statistic, new StationaryBootstrap(10, 2000, 42));
        ModelConfidenceSet set = ModelConfidenceSet.of(names, losses, settings).orElseThrow();
        List<String> included = new ArrayList<>();
        expected.get("included").forEach(name -> included.add(name.textValue()));
        assertEquals(included, set.included());
        for (ModelConfidenceSet.Member member : set.members()) {
            assertEquals(expected.get("pvalues").get(member.name()).doubleValue(), member.pValue(), .03, member.name());
        }
    }
}
