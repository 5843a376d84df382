package io.headrace.models.registry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.ProblemException;
import io.headrace.models.SampleModels;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.card.ModelCard;
import io.headrace.models.predictor.BlendQuantiles;
import io.headrace.models.predictor.Ensemble;
import io.headrace.models.predictor.LinearBounds;
import io.headrace.models.predictor.LinearQuantiles;
import io.headrace.models.predictor.NetworkQuantiles;
import io.headrace.models.predictor.Tree;
import io.headrace.models.predictor.TreeQuantiles;
import io.headrace.models.predictor.network.Activated;
import io.headrace.models.predictor.network.Activation;
import io.headrace.models.predictor.network.Convolution;
import io.headrace.models.predictor.network.Dense;
import io.headrace.models.predictor.network.Increments;
import io.headrace.models.predictor.network.Scaling;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModelDocumentTest {
    /// Numbers that are easy to find and replace in the text.
    private static final ModelBundle LINEAR = SampleModels.bundle(new LinearQuantiles(
            SampleModels.LEVELS, new double[] {11, 12, 13, 14}, new double[] {21, 22, 23, 24}, new double[][] {
                {31, 0, 0, 0, 0}, {32, 0, 0, 0, 0}, {33, 0, 0, 0, 0}
            }));

    private static final LinearQuantiles BOUNDED_LINE = new LinearQuantiles(
            SampleModels.LEVELS,
            new double[4],
            new double[] {1, 1, 1, 1},
            new double[3][5],
            new LinearBounds(new double[] {71, 72, 73, 74}, new double[] {81, 82, 83, 84}, 91, 92));
    private static final ModelBundle BOUNDED = SampleModels.bundle(BOUNDED_LINE);

    private static final Tree TREE = new Tree(
            new int[] {3, -1, -1}, new double[] {41, 0, 0}, new int[] {1, 0, 0}, new int[] {2, 0, 0}, new double[] {
                0, 51, 52
            });
    private static final ModelBundle TREES = SampleModels.bundle(new TreeQuantiles(
            SampleModels.LEVELS,
            4,
            List.of(new Ensemble(61, List.of(TREE)), new Ensemble(62, List.of()), new Ensemble(63, List.of()))));

    @Test
    void comesBackBitForBit() {
        SplittableRandom random = new SplittableRandom(1);
        for (int seed = 0; seed < 30; seed++) {
            for (ModelBundle bundle : families(seed).toList()) {
                ModelBundle read = ModelDocument.read(ModelDocument.write(bundle), "here");
                assertEquals(ModelDocument.identified(bundle), read);
                double[] x = SampleModels.numbers(
                        random, bundle.model().steps() * bundle.model().inputs());
                double[] before = new double[3];
                double[] after = new double[3];
                bundle.model().predict(x, before);
                read.model().predict(x, after);
                for (int k = 0; k < before.length; k++) {
                    assertEquals(Double.doubleToRawLongBits(before[k]), Double.doubleToRawLongBits(after[k]));
                }
                assertEquals(bundle.calibration().digest(), read.calibration().digest());
            }
        }
    }

    @Test
    void whatTheLibraryToldStandsOnTheCardAndCountsForTheId() {
        ModelCard plain = SampleModels.card();
        ModelCard told = new ModelCard(
                plain.id(),
                plain.family(),
                plain.libraryVersion(),
                plain.schemaFingerprint(),
                plain.columns(),
                plain.levels(),
                plain.window(),
                plain.datasetDigests(),
                plain.trainedFromNanos(),
                plain.trainedToNanos(),
                plain.servedToNanos(),
                plain.folds(),
                plain.seed(),
                plain.settings(),
                plain.scores(),
                plain.limits(),
                Map.of("optimiser.step", ".1", "class", "LinearSGDTrainer"));
        ModelBundle bundle = new ModelBundle(told, LINEAR.model(), LINEAR.calibration());
        ModelBundle read = ModelDocument.read(ModelDocument.write(bundle), "here");
        assertEquals(told.provenance(), read.card().provenance());
        assertNotEquals(
                ModelDocument.identified(LINEAR).card().id(), read.card().id());
    }

    @Test
    void keepsExtremeNumbers() {
        double[] extremes = {Double.MIN_VALUE, Double.MAX_VALUE, -0.0, 0.1 + 0.2};
        ModelBundle bundle = SampleModels.bundle(new LinearQuantiles(
                SampleModels.LEVELS, extremes, new double[] {Double.MIN_NORMAL, 1, 1e300, 1e-300}, new double[3][5]));
        ModelBundle read = ModelDocument.read(ModelDocument.write(bundle), "here");
        assertArrayEquals(extremes, ((LinearQuantiles) read.model()).centre());
        assertEquals(ModelDocument.identified(bundle), read);
    }

    @Test
    void equalModelsHaveEqualBytesAndTheIdDoesNotCount() {
        byte[] document = ModelDocument.write(LINEAR);
        assertArrayEquals(document, ModelDocument.write(LINEAR.withId("m-0123456789abcdef")));
        assertTrue(ModelDocument.id(document).matches("m-[0-9a-f]{16}"));
        assertEquals(
                ModelDocument.sha256(document).substring(0, 16),
                ModelDocument.id(document).substring(2));
    }

    @Test
    void refusesUnknownMissingRepeatedAndMisplacedFields() {
        refuses(LINEAR, "\"seed\":7", "\"seed\":7,\"extra\":1", "'card.extra' is unknown");
        refuses(LINEAR, "\"seed\":7,", "", "field 'card.seed' is missing");
        refuses(LINEAR, "\"seed\":7,", "\"seed\":7,\"seed\":7,", "Duplicate field 'seed'");
        refuses(LINEAR, "\"folds\":4,\"seed\":7", "\"seed\":7,\"folds\":4", "'card.seed' is unknown or out of order");
        refuses(LINEAR, "\"rate\":0.02", "\"rate\":0.02,\"speed\":1", "'calibration.speed' is unknown");
        refuses(LINEAR, "]}]}}", "]}]},\"more\":1}", "field 'more' is unknown");
        refuses(TREES, "\"left\":[1,0,0]", "\"left\":[1,0,0],\"middle\":[1]", "trees[0].middle' is unknown");
    }

    @Test
    void refusesNumbersThatAreNone() {
        refuses(LINEAR, "31.0", "NaN", "it is not the JSON of a model: Non-standard token 'NaN', at byte ");
        refuses(LINEAR, "31.0", "1e999", "'model.coefficients[0][0]' must be a finite number");
        refuses(LINEAR, "31.0", "\"31.0\"", "'model.coefficients[0][0]' must be a finite number, was \"31.0\"");
        refuses(LINEAR, "31.0", "null", "'model.coefficients[0][0]' must be a finite number, was null");
        refuses(LINEAR, "31.0", "true", "'model.coefficients[0][0]' must be a finite number");
        refuses(LINEAR, "31.0", "+31.0", "not the JSON of a model");
        refuses(LINEAR, "\"folds\":4", "\"folds\":4.5", "'card.folds' must be a whole number");
        refuses(LINEAR, "\"folds\":4", "\"folds\":99999999999", "'card.folds' must be a whole number");
        refuses(LINEAR, "\"seed\":7", "\"seed\":99999999999999999999", "'card.seed' must be a whole number");
        refuses(LINEAR, "31.0", "3".repeat(40), "not the JSON of a model");
    }

    @Test
    void refusesBoundsThatAreNone() {
        refuses(BOUNDED, "\"low\":[71.0,", "\"low\":[", "must hold one low and one high per input, held 3 and 4");
        refuses(BOUNDED, "\"low\":[71.0,", "\"low\":[81.5,", "bounds of input 0 must be finite and rise, were 81.5");
        refuses(BOUNDED, "\"low\":[71.0,", "\"low\":[NaN,", "Non-standard token 'NaN', at byte ");
        refuses(BOUNDED, "\"low\":[71.0,", "\"low\":[-1e999,", "'model.bounds.low[0]' must be a finite number");
        refuses(BOUNDED, "\"high\":[81.0,", "\"high\":[null,", "'model.bounds.high[0]' must be a finite number");
        refuses(BOUNDED, "\"least\":91.0", "\"least\":92.5", "bounds of the output must be finite and rise, were 92.5");
        refuses(BOUNDED, "\"most\":92.0", "\"most\":1e999", "'model.bounds.most' must be a finite number");
        refuses(BOUNDED, ",\"most\":92.0", "", "'model.bounds.most' is missing");
        refuses(BOUNDED, "\"most\":92.0", "\"most\":92.0,\"more\":1", "'model.bounds.more' is unknown");
        refuses(
                BOUNDED,
                "\"low\":[71.0,72.0,73.0,74.0],\"high\":[81.0,82.0,83.0,84.0]",
                "\"low\":[71.0,72.0,73.0],\"high\":[81.0,82.0,83.0]",
                "bounds must be of 4 inputs, were of 3");
        refuses(
                BOUNDED,
                "\"low\":[71.0,72.0,73.0,74.0],\"high\":[81.0,82.0,83.0,84.0]",
                "\"low\":[],\"high\":[]",
                "not in canonical form");
    }

    @Test
    void onlyABoundedModelIsWrittenInTheNewestFormat() {
        BlendQuantiles blend = new BlendQuantiles(
                List.of(SampleModels.stacked(1), BOUNDED_LINE), new double[][] {{1, 0}, {1, 0}, {0, 1}});
        assertTrue(text(BOUNDED).startsWith("{\"format\":5,"));
        assertTrue(text(SampleModels.bundle(blend)).startsWith("{\"format\":5,"));
        assertTrue(text(LINEAR).startsWith("{\"format\":3,"));
        refuses(BOUNDED, "\"format\":5", "\"format\":3", "not in canonical form");
    }

    @Test
    void refusesABaseThatIsNoneAndColumnsOutsideTheVector() {
        ModelBundle stacked = SampleModels.bundle(SampleModels.stacked(1));
        refuses(stacked, "\"kind\":\"structural\"", "\"kind\":\"mean\"", "is none this version reads: 'mean'");
        refuses(stacked, "\"plan_columns\":[2,3]", "\"plan_columns\":[2,4]", "in a vector of 4, read 4");
        refuses(stacked, "\"usual_gap_column\":3", "\"usual_gap_column\":-2", "positions or -1, one was -2");
        ModelBundle blend = SampleModels.bundle(SampleModels.blend(1));
        refuses(blend, "[1.0,0.0,0.0]", "[1.0,0.5,0.0]", "weights of a level must sum to 1");
        refuses(blend, "[1.0,0.0,0.0]", "[2.0,-1.0,0.0]", "weights must not be negative");
        refuses(stacked, "\"slot_column\":1", "\"slot_column\":9", "in a vector of 4, was 9");
    }

    @Test
    void refusesWeightsThatAreNone() {
        ModelBundle learning = SampleModels.learning(1);
        String text = new String(ModelDocument.write(learning), StandardCharsets.UTF_8);
        String nothing = "{\"kind\":\"bernstein\",\"spreads\":[0.0,0.0,0.0],\"gains\":[0.0,0.0,0.0]}";
        assertTrue(text.contains(nothing), text);
        refuses(learning, "[0.0,0.0,0.0],\"gains\"", "[0.0,0.0,-1.0],\"gains\"", "finite and not negative");
        refuses(learning, "[0.0,0.0,0.0],\"gains\"", "[0.0,0.0],\"gains\"", "must pair up, were 2 and 3");
        refuses(
                learning,
                nothing,
                nothing.replace("0.0,0.0,0.0", "0.0,0.0"),
                "weights must all be of 2 members, were of 3");
        refuses(learning, "\"bernstein\"", "\"hedge\"", "start[0].kind' is none this version reads: 'hedge'");
        refuses(learning, nothing + ',', "", "weights of alpha must be of 2 levels, were of 3");
        refuses(learning, "\"venues\":{", "\"venues\":{},\"more\":{", "'calibration.experts.more' is unknown");
        refuses(learning, "\"spreads\":[0.0,", "\"spreads\":[1e999,", "spreads[0]' must be a finite number");
        String weights = text.substring(text.indexOf(",\"experts\":"), text.indexOf("},\"reference\":"));
        refuses(LINEAR, "3.141592653589793]}", "3.141592653589793]}" + weights, "weighs 3 members, the model has 0");
    }

    @Test
    void refusesAReferenceThatIsNone() {
        refuses(LINEAR, "\"loss_unit\":2.5", "\"loss_unit\":0.0", "lossUnit must be positive and finite, was 0.0");
        refuses(LINEAR, "\"loss_unit\":2.5", "\"loss_unit\":1e999", "loss_unit' must be a finite number");
        refuses(LINEAR, "{\"column\":\"hour_of_day\"", "{\"column\":\"hour\"", "must be of the card's columns");
        refuses(LINEAR, ",0.0,24.0,", ",24.0,0.0,", "must be finite and rise, were");
        refuses(LINEAR, "\"shares\":[0.0,", "\"shares\":[", "shares must be one more than edges");
        refuses(LINEAR, "\"shares\":[0.0,", "\"shares\":[-1.0,", "must be from 0 to 1");
        refuses(LINEAR, "\"inputs\":[", "\"inputs\":{},\"x\":[", "'reference.inputs' must be an array");
    }

    @Test
    void refusesArraysOfTheWrongLength() {
        refuses(LINEAR, "[31.0,", "[", "coefficients[0] must hold 5 numbers, held 4");
        refuses(LINEAR, "\"centre\":[11.0,", "\"centre\":[", "one number per input, held 3 and 4");
        refuses(LINEAR, "[0.1,0.5,0.95]", "[0.1,0.5,0.9,0.95]", "one row for each of 4 levels, had 3");
        refuses(TREES, "\"left\":[1,0,0]", "\"left\":[1,0]", "model.ensembles[0].trees[0]: a tree must hold");
        refuses(TREES, ",{\"base\":63.0,\"trees\":[]}", "", "one for each of 3 levels, were 2");
        refuses(LINEAR, "\"*\":[-0.01,0.0,0.03]", "\"*\":[-0.01,0.0]", "offsets of alpha must be 2 numbers, were 3");
        refuses(LINEAR, "\"*\":[-0.01,0.0,0.03]", "\"*\":{}", "'calibration.offsets.*' must be an array");
    }

    @Test
    void refusesTreesThatNeverEndOrLeaveTheirArrays() {
        refuses(
                TREES,
                "\"left\":[1,0,0]",
                "\"left\":[0,0,0]",
                "children of node 0 must lie between 1 and 2, one was 0");
        refuses(
                TREES,
                "\"left\":[1,0,0]",
                "\"left\":[3,0,0]",
                "children of node 0 must lie between 1 and 2, one was 3");
        refuses(TREES, "\"left\":[1,0,0]", "\"left\":[2,0,0]", "node 1 must have exactly one parent");
        refuses(TREES, "\"feature\":[3,", "\"feature\":[4,", "trees must test inputs below 4, one tested 4");
        refuses(TREES, "\"feature\":[3,", "\"feature\":[-7,", "must be a position or -1, was -7");
    }

    @Test
    void refusesLayersThatDoNotFitOneAnother() {
        ModelBundle network = SampleModels.bundle(new NetworkQuantiles(
                SampleModels.LEVELS,
                4,
                2,
                List.of(
                        new Scaling(new double[] {11, 12, 13, 14}, new double[] {21, 22, 23, 24}, 8),
                        new Convolution(new double[2][8], new double[2], 2, 1, 0, 0),
                        new Activated(Activation.TANH),
                        new Dense(new double[3][2], new double[3]),
                        new Increments(1))));
        refuses(network, "\"steps\":2", "\"steps\":1", "must be given at least 2 steps, was given 1");
        refuses(network, "\"steps\":2", "\"steps\":3", "one number for each of 3 levels, gave 2 x 3");
        refuses(network, "\"steps\":2", "\"steps\":9999", "steps 1 to 168, were 4, 9999");
        refuses(network, "[21.0,", "[0.0,", "model.layers[0]: spread must not be zero");
        refuses(network, "[21.0,", "[", "model.layers[0]: spread must hold 4 numbers, held 3");
        refuses(network, "\"taps\":2", "\"taps\":3", "as many numbers for each of 3 taps, held 8");
        refuses(network, "\"dilation\":1", "\"dilation\":2147483647", "taps and dilation must be 1 to 4096");
        refuses(network, "\"before\":0", "\"before\":-1", "padding must be 0 to 4096");
        refuses(network, "\"TANH\"", "\"SINE\"", "model.layers[2]: must be one of [LINE, TANH");
        refuses(network, "\"layer\":\"dense\"", "\"layer\":\"attention\"", "model.layers[3]: a layer must be one");
        refuses(network, "\"anchor\":1", "\"anchor\":3", "the anchor must be below 3, was 3");
        refuses(network, "\"limit\":8.0", "\"limit\":0.0", "limit must be positive and finite");
        refuses(
                network,
                "{\"layer\":\"increments\",\"anchor\":1}",
                "{\"layer\":\"pooling\",\"of\":\"FIRST\"}",
                "was 'FIRST'");
    }

    @Test
    void refusesACardThatBreaksItsRules() {
        refuses(LINEAR, "[0.1,0.5,0.95]", "[0.5,0.1,0.95]", "levels must increase strictly");
        refuses(LINEAR, "[0.1,0.5,0.95]", "[0.1,0.5,1.0]", "levels must increase strictly");
        refuses(LINEAR, SampleModels.SCHEMA.fingerprint(), "abc", "schemaFingerprint must be 64 hex digits, was 'abc'");
        refuses(LINEAR, "\"hour_of_day\",", "", "the model must read the card's 3 columns, reads 4");
        refuses(LINEAR, "\"hour_of_day\"", "\"ewma_volatility\"", "columns must be unique");
        refuses(LINEAR, "\"trained_to_nanos\":360000000000000", "\"trained_to_nanos\":0", "must be after");
        refuses(LINEAR, "\"review_nanos\":3600000000000", "\"review_nanos\":0", "review must be positive");
        refuses(LINEAR, "\"spread\":[21.0", "\"spread\":[0.0", "spread must be positive, was 0.0");
        refuses(LINEAR, "\"*\":", "\"delta\":", "offsets must have an entry for '*'");
        refuses(LINEAR, "\"family\":\"linear\"", "\"family\":5", "'card.family' must be text, was 5");
    }

    @Test
    void refusesAnotherKindOrFormat() {
        refuses(
                LINEAR,
                "\"kind\":\"linear\"",
                "\"kind\":\"java.lang.Runtime\"",
                "is none this version reads: 'java.lang.Runtime'");
        refuses(LINEAR, "\"kind\":\"linear\"", "\"kind\":\"trees\"", "field 'model.inputs' is missing");
        refuses(LINEAR, "\"format\":3", "\"format\":2", "format must be 3 to 5, was 2");
        refuses(LINEAR, "\"format\":3", "\"format\":4", "not in canonical form");
        refuses(LINEAR, "\"format\":3", "\"format\":5", "not in canonical form");
        refuses(LINEAR, "\"format\":3", "\"format\":6", "made by a newer Headrace: its format is 6");
    }

    @Test
    void onlyAModelWithNumbersOfSingleVenuesIsWrittenInTheirFormat() {
        ModelBundle tuned = SampleModels.bundle(SampleModels.stackedTunedNetwork(2));
        assertTrue(text(SampleModels.bundle(SampleModels.stackedNetwork(2))).startsWith("{\"format\":3,"));
        assertTrue(text(tuned).startsWith("{\"format\":4,"));
        refuses(tuned, "\"format\":4", "\"format\":3", "not in canonical form");
        refuses(tuned, "\"venue\":\"gamma\"", "\"venue\":\"alpha\"", "two were of alpha");
        refuses(tuned, "\"venue\":\"alpha\"", "\"venue\":\"zeta\"", "not in canonical form");
        refuses(tuned, "\"venue\":\"alpha\"", "\"venue\":\"\"", "heads must be of named venues");
        refuses(tuned, "\"venue\":\"alpha\"", "\"venue\":\"alpha\",\"rate\":1", "rate' is unknown");
    }

    private static String text(ModelBundle bundle) {
        return new String(ModelDocument.write(bundle), StandardCharsets.UTF_8);
    }

    @Test
    void refusesWhatIsNotTheCanonicalText() {
        refuses(LINEAR, "31.0", "31.00", "not in canonical form");
        refuses(LINEAR, "31.0", "3.1E1", "not in canonical form");
        refuses(LINEAR, "{\"format\"", "{ \"format\"", "not in canonical form");
        refuses(LINEAR, "\"family\":\"linear\"", "\"family\":\"\\u006cinear\"", "not in canonical form");
        refuses(LINEAR, "]}]}}", "]}]}}{}", "not the JSON of a model");
        refuses(LINEAR, "]}]}}", "]}]}}\n", "not in canonical form");
    }

    @Test
    void refusesWhatIsNoModelAtAll() {
        for (String text : List.of("", " ", "null", "5", "[]", "\"model\"", "{}", "{", "\u0000", "<xml/>")) {
            assertRefused(text.getBytes(StandardCharsets.UTF_8), "the model is refused, ");
        }
        assertRefused("[".repeat(5000).getBytes(StandardCharsets.UTF_8), "not the JSON of a model");
    }

    @Test
    void refusesEveryTruncation() {
        for (ModelBundle bundle : families(3).toList()) {
            byte[] document = ModelDocument.write(bundle);
            for (int length = 0; length < document.length; length += 1 + length / 200) {
                assertRefused(Arrays.copyOf(document, length), "the model is refused, ");
            }
        }
    }

    @Test
    void everyChangedByteIsRefusedOrMakesAnotherModelWithAnotherId() {
        SplittableRandom random = new SplittableRandom(5);
        for (ModelBundle bundle : families(4).toList()) {
            byte[] document = ModelDocument.write(bundle);
            for (int i = 0; i < 400; i++) {
                byte[] changed = document.clone();
                int place = random.nextInt(changed.length);
                changed[place] ^= (byte) (1 + random.nextInt(255));
                try {
                    ModelBundle read = ModelDocument.read(changed, "here");
                    assertArrayEquals(changed, ModelDocument.write(read));
                    assertTrue(!read.card().id().equals(ModelDocument.id(document)));
                } catch (ProblemException e) {
                    assertEquals("HR-2003", e.problem().code());
                }
            }
        }
    }

    private static Stream<ModelBundle> families(long seed) {
        Stream<ModelBundle> fixed = Stream.of(
                        SampleModels.linear(seed),
                        SampleModels.bounded(seed),
                        SampleModels.trees(seed),
                        SampleModels.seasonal(seed),
                        SampleModels.structural(seed),
                        SampleModels.stacked(seed),
                        SampleModels.blend(seed),
                        SampleModels.leaning(seed),
                        SampleModels.forest(seed),
                        SampleModels.mixture(seed),
                        SampleModels.network(seed),
                        SampleModels.stackedNetwork(seed),
                        SampleModels.stackedTunedNetwork(seed))
                .map(SampleModels::bundle);
        return Stream.concat(fixed, Stream.of(SampleModels.learning(seed)));
    }

    private static void refuses(ModelBundle bundle, String part, String replacement, String sentence) {
        String text = new String(ModelDocument.write(bundle), StandardCharsets.UTF_8);
        int place = text.indexOf(part);
        assertTrue(place >= 0, "no " + part + " in " + text);
        String changed = text.substring(0, place) + replacement + text.substring(place + part.length());
        assertRefused(changed.getBytes(StandardCharsets.UTF_8), sentence);
    }

    private static void assertRefused(byte[] document, String part) {
        ProblemException refusal =
                assertThrows(ProblemException.class, () -> ModelDocument.read(document, "var/models/m/model.json"));
        assertEquals("HR-2003", refusal.problem().code());
        assertEquals(ExitCode.INTEGRITY, refusal.problem().exit());
        String sentence = refusal.problem().sentence();
        assertTrue(sentence.contains(part), sentence);
        assertTrue(sentence.contains("(var/models/m/model.json)") && !sentence.contains("\n"), sentence);
        assertTrue(sentence.length() < 600, sentence);
    }
}
