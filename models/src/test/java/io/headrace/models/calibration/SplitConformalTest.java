package io.headrace.models.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.models.forecast.QuantileLevels;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SplitConformalTest {
    private static final QuantileLevels LEVELS = QuantileLevels.STANDARD;

    @Test
    void coversTheSliceExactlyAtTheFiniteSampleRank() {
        SplittableRandom random = new SplittableRandom(3);
        for (int n : new int[] {199, 200, 500, 999}) {
            List<CalibrationRow> rows = rows(random, "alpha", n, 0);
            CalibrationState state = SplitConformal.fit(LEVELS, rows, 0);
            for (int k = 0; k < LEVELS.size(); k++) {
                double offset = state.offsetsOf("alpha").get(k);
                int index = k;
                long covered =
                        rows.stream().filter(row -> row.score(index) <= offset).count();
                assertEquals(
                        Math.ceil((n + 1) * LEVELS.get(k) - 1e-9),
                        (double) covered,
                        "level " + LEVELS.get(k) + ", n " + n);
            }
        }
    }

    @Test
    void coversFreshOutcomesAtLeastAtTheLevelOnAverage() {
        SplittableRandom random = new SplittableRandom(4);
        QuantileLevels levels = new QuantileLevels(List.of(.9));
        double covered = 0;
        int trials = 4000;
        for (int trial = 0; trial < trials; trial++) {
            List<CalibrationRow> rows = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                rows.add(new CalibrationRow("alpha", new double[] {0}, random.nextGaussian()));
            }
            CalibrationState state = SplitConformal.fit(levels, rows, 0);
            covered += random.nextGaussian() <= state.offsetsOf("alpha").getFirst() ? 1 : 0;
        }
        // Exact theory: ceil(51 * .9) / 51 = 46/51 = .902; standard error .0047.
        assertEquals(46.0 / 51, covered / trials, .014);
    }

    @Test
    void whatChanceExplainsMovesNothingAndTheRestMovesToItsEdge() {
        List<CalibrationRow> rows = new ArrayList<>();
        for (int i = 1; i <= 1000; i++) {
            rows.add(new CalibrationRow("alpha", new double[] {900}, i)); // holds 90 % of 1..1000
        }
        QuantileLevels levels = new QuantileLevels(List.of(.95));
        List<Double> few = SplitConformal.beyondChance(levels, rows, .1, 10).offsetsOf("alpha");
        assertEquals(List.of(0.0), few, "ten windows stray by 7 %");
        List<Double> many = SplitConformal.beyondChance(levels, rows, .1, 1900).offsetsOf("bravo");
        assertEquals(946 - 900, many.getFirst(), 1, "1900 windows stray by .5 %");
        List<CalibrationRow> wide = rows.stream()
                .map(row -> new CalibrationRow("alpha", new double[] {990}, row.realizedY()))
                .toList();
        List<Double> down = SplitConformal.beyondChance(levels, wide, .1, 1900).offsetsOf("alpha");
        assertEquals(956 - 990, down.getFirst(), 1);
        assertEquals(
                List.of(0.0),
                SplitConformal.beyondChance(levels, List.of(), .1, 1).offsetsOf("alpha"));
    }

    @Test
    void venueWithFewRowsSharesThePool() {
        SplittableRandom random = new SplittableRandom(5);
        List<CalibrationRow> rows = new ArrayList<>(rows(random, "alpha", 300, 0));
        rows.addAll(rows(random, "bravo", 300, 5));
        rows.addAll(rows(random, "carol", 20, 9));
        CalibrationState state = SplitConformal.fit(LEVELS, rows, 0);
        assertEquals(state.offsetsOf(CalibrationState.POOLED), state.offsetsOf("carol"));
        assertEquals(state.offsetsOf(CalibrationState.POOLED), state.offsetsOf("a venue nobody saw"));
        assertTrue(state.offsetsOf("bravo").get(3) - state.offsetsOf("alpha").get(3) > 4);
        CalibrationState own = SplitConformal.fit(LEVELS, rows, 0, 20);
        assertTrue(own.offsetsOf("carol").get(3) > 8);
    }

    @Test
    void emptySliceLeavesTheModelAsItIs() {
        CalibrationState state = SplitConformal.fit(LEVELS, List.of(), .02);
        assertEquals(CalibrationState.none(LEVELS, List.of()).withRate(.02), state);
    }

    @Test
    void oneRowGivesItsOwnScore() {
        assertEquals(7, SplitConformal.quantile(new double[] {7}, .05));
        assertEquals(7, SplitConformal.quantile(new double[] {7}, .995));
    }

    @Test
    void knowsHowManyRowsTheHighestLevelNeeds() {
        assertEquals(199, SplitConformal.rowsFor(LEVELS));
        assertEquals(9, SplitConformal.rowsFor(new QuantileLevels(List.of(.5, .9))));
    }

    @Test
    void refusesRowsOfOtherLevelsAndNumbersThatAreNone() {
        List<CalibrationRow> rows = List.of(new CalibrationRow("alpha", new double[] {0}, 1));
        assertThrows(IllegalArgumentException.class, () -> SplitConformal.fit(LEVELS, rows, 0));
        assertThrows(IllegalArgumentException.class, () -> new CalibrationRow("a", new double[] {0}, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new CalibrationRow("a", new double[] {Double.NaN}, 0));
    }

    private static List<CalibrationRow> rows(SplittableRandom random, String venue, int count, double shift) {
        List<CalibrationRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] quantiles = random.doubles(LEVELS.size(), -2, 2).toArray();
            rows.add(new CalibrationRow(venue, quantiles, shift + random.nextGaussian()));
        }
        return rows;
    }
}
