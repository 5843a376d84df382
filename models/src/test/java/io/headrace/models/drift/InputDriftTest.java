package io.headrace.models.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InputDriftTest {
    private static final int MEMORY = 500;
    private static final List<InputReference> REFERENCES = List.of(
            InputReference.of("normal", draws(5000, 1, 0)),
            InputReference.of("constant", new double[] {7, 7, 7}),
            InputReference.of("switch", new double[] {0, 0, 0, 1}));

    @Test
    void sameInputsDoNotShift() {
        InputStability stability = fed(new InputStability(REFERENCES, MEMORY), 0, 7, 3 * MEMORY);
        assertTrue(stability.index(0).orElseThrow() < .1, "index " + stability.index(0));
        assertEquals(List.of(), stability.shifted());
    }

    @Test
    void shiftedInputsAreNamed() {
        InputStability stability = fed(new InputStability(REFERENCES, MEMORY), 1, 8, 3 * MEMORY);
        assertEquals(List.of("normal", "constant"), stability.shifted());
        assertTrue(stability.index(0).orElseThrow() > .5);
    }

    @Test
    void tooFewRowsSayWhy() {
        InputStability stability = fed(new InputStability(REFERENCES, MEMORY), 0, 7, MEMORY - 1);
        assertTrue(stability.index(0).whyMissing().orElse("").contains("500 rows, there were 499"));
        assertEquals(List.of(), stability.shifted());
    }

    @Test
    void stateIsSavedAndTakenUpBitForBit() {
        InputStability whole = fed(new InputStability(REFERENCES, MEMORY), 0, 7, 700);
        StateSink sink = new StateSink();
        whole.save(sink);
        InputStability restored = new InputStability(REFERENCES, MEMORY);
        StateSource source = new StateSource(sink.toBytes());
        restored.restore(source);
        source.end();
        for (int column = 0; column < REFERENCES.size(); column++) {
            assertEquals(
                    fed(whole, .3, 7, 50).index(column),
                    fed(restored, .3, 7, 50).index(column));
        }
    }

    @Test
    void insideTheBoxNothingIsStrange() {
        assertEquals(new OutOfDistribution(0, ""), OutOfDistribution.of(REFERENCES, new double[] {.5, 7, .5}));
    }

    @Test
    void distanceIsInRangesOfTrainingAndNamesTheColumn() {
        InputReference normal = REFERENCES.getFirst();
        double low = normal.edges().getFirst();
        double high = normal.edges().getLast();
        OutOfDistribution out = OutOfDistribution.of(REFERENCES, new double[] {high + 2 * (high - low), 7.5, .5});
        assertEquals(2, out.distance(), 1e-9);
        assertEquals("normal", out.column());
        assertEquals(.5 / 7, REFERENCES.get(1).distance(7.5), 1e-9);
        assertEquals(1, REFERENCES.get(2).distance(2), 1e-9);
    }

    @Test
    void refusesWhatIsNoNumber() {
        double[] bad = {Double.NaN, 7, 0};
        assertThrows(IllegalArgumentException.class, () -> OutOfDistribution.of(REFERENCES, bad));
        InputStability stability = new InputStability(REFERENCES, MEMORY);
        assertThrows(IllegalArgumentException.class, () -> stability.observe(bad));
        assertThrows(IllegalArgumentException.class, () -> stability.observe(new double[2]));
        assertThrows(IllegalArgumentException.class, () -> InputReference.of("x", new double[0]));
        assertFalse(stability.index(0).toOptional().isPresent());
    }

    private static InputStability fed(InputStability stability, double shift, double constant, int rows) {
        double[] normal = draws(rows, 2, shift);
        for (int t = 0; t < rows; t++) {
            stability.observe(new double[] {normal[t], constant, t % 4 == 0 ? 1 : 0});
        }
        return stability;
    }

    private static double[] draws(int size, long seed, double shift) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] draws = new double[size];
        Arrays.setAll(draws, t -> shift + random.nextGaussian());
        return draws;
    }
}
