package io.headrace.models.predictor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.models.SampleModels;
import io.headrace.models.calibration.CalibrationState;
import io.headrace.models.calibration.UnitForecast;
import io.headrace.models.predictor.network.Activated;
import io.headrace.models.predictor.network.Dense;
import io.headrace.models.predictor.network.Layer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Networks whose venues have output layers of their own.
class VenueHeadsTest {
    private static final NetworkQuantiles TUNED = SampleModels.tunedNetwork(3);

    @Test
    void aVenuesOwnLayerStandsInPlaceOfTheLastDenseOneAndNothingElseChanges() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 50; i++) {
            double[] x = SampleModels.numbers(random, TUNED.steps() * TUNED.inputs());
            for (String venue : TUNED.venues()) {
                assertArrayEquals(said(replaced(venue), venue, x), said(TUNED, venue, x));
                assertFalse(Arrays.equals(said(TUNED, "delta", x), said(TUNED, venue, x)));
            }
        }
    }

    @Test
    void aVenueItDoesNotKnowGetsTheSharedLayer() {
        NetworkQuantiles shared = new NetworkQuantiles(TUNED.levels(), TUNED.inputs(), TUNED.steps(), TUNED.layers());
        double[] x = SampleModels.numbers(new SplittableRandom(2), TUNED.steps() * TUNED.inputs());
        double[] unnamed = new double[3];
        TUNED.predict(x, unnamed);
        assertArrayEquals(unnamed, said(TUNED, "delta", x));
        assertArrayEquals(unnamed, said(shared, "alpha", x));
    }

    @Test
    void whatStandsOnANetworkOrBlendsOneTellsItTheVenue() {
        StackedQuantiles stacked = SampleModels.stackedTunedNetwork(4);
        double[][] half = {{.5, .5}, {.5, .5}, {.5, .5}};
        QuantileModel blend = new BlendQuantiles(List.of(stacked.base(), stacked), half);
        QuantileModel leaning =
                new LeaningQuantiles(TUNED.levels(), TUNED, new int[] {0, 1, 2}, new double[] {0, 0, 0});
        SplittableRandom random = new SplittableRandom(5);
        for (QuantileModel model : List.of(stacked, blend, leaning)) {
            assertEquals(Set.of("alpha", "gamma"), model.venues());
            double[] x = SampleModels.numbers(random, model.steps() * model.inputs());
            assertFalse(Arrays.equals(said(model, "delta", x), said(model, "alpha", x)), model.toString());
            assertArrayEquals(
                    said(model, "alpha", x),
                    UnitForecast.outputs(model, "alpha", x, CalibrationState.none(model.levels(), List.of()))[0]);
        }
    }

    @Test
    void headsThatDoNotFitAreRefused() {
        refuses(Map.of("alpha", new Dense(new double[3][5], new double[3])), "shaped like the last dense layer");
        refuses(Map.of("alpha", new Dense(new double[2][4], new double[2])), "shaped like the last dense layer");
        refuses(Map.of(" ", new Dense(new double[3][4], new double[3])), "heads must be of named venues");
        List<Layer> none = List.of(Activated.RELU);
        assertThrows(
                IllegalArgumentException.class,
                () -> new NetworkQuantiles(
                        TUNED.levels(), 3, 1, none, Map.of("alpha", new Dense(new double[3][3], new double[3]))));
    }

    private static void refuses(Map<String, Dense> heads, String why) {
        String said = assertThrows(
                        IllegalArgumentException.class,
                        () -> new NetworkQuantiles(
                                TUNED.levels(), TUNED.inputs(), TUNED.steps(), TUNED.layers(), heads))
                .getMessage();
        assertTrue(said.contains(why), said);
    }

    private static NetworkQuantiles replaced(String venue) {
        List<Layer> layers = new ArrayList<>(TUNED.layers());
        layers.set(layers.size() - 2, Objects.requireNonNull(TUNED.heads().get(venue)));
        return new NetworkQuantiles(TUNED.levels(), TUNED.inputs(), TUNED.steps(), layers);
    }

    private static double[] said(QuantileModel model, String venue, double[] x) {
        double[] out = new double[model.levels().size()];
        model.predict(venue, x, out);
        return out;
    }
}
