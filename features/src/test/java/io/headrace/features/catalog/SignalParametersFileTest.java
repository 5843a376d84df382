package io.headrace.features.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.features.signal.flow.HawkesParameters;
import io.headrace.features.signal.flow.MicropriceTable;
import io.headrace.features.signal.volatility.GarchFilter;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignalParametersFileTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsReadToTheLastDigit() {
        Random random = new Random(5);
        for (int round = 0; round < 50; round++) {
            SignalParameters written = round == 0 ? SignalParameters.DEFAULT : drawn(random);
            Path file = folder.resolve("signals.json");
            SignalParametersFile.write(file, written);
            SignalParameters read = SignalParametersFile.read(file);
            assertEquals(written, read);
            assertEquals(
                    FeatureCatalog.full(written).schema().fingerprint(),
                    FeatureCatalog.full(read).schema().fingerprint());
        }
    }

    @Test
    void aFileIsWrittenInTheFormThatTheDocumentsShow() throws IOException {
        Path file = folder.resolve("signals.json");
        SignalParametersFile.write(file, SignalParameters.DEFAULT);
        String text = Files.readString(file).replaceAll("\\s+", "");
        assertTrue(
                text.startsWith("{\"format\":1,\"garch\":{\"mean\":0.0,\"omega\":7.5E-7,\"alpha\":0.1,\"gamma\":0.0,"
                        + "\"beta\":0.88},\"gjr\":{"),
                text);
        assertTrue(text.contains("\"hawkes\":{\"mu\":0.4,\"alpha\":0.8,\"beta\":1.6}"), text);
        assertTrue(text.contains("\"microprice\":{\"spread_edges\":[],\"adjustments\":[[-0.45,"), text);
        assertTrue(text.endsWith("\"ofi_weights\":[0.2,0.2,0.2,0.2,0.2]}"), text);
    }

    @Test
    void everyBadFileIsOneErrorThatNamesFileAndField() throws IOException {
        Map<String, List<String>> changes = new TreeMap<>();
        changes.put("field 'garch.omega' must be a number", List.of("7.5E-7", "\"much\""));
        changes.put("field 'garch.mean' must be a number", List.of("\"mean\" : 0.0", "\"mean\" : null"));
        changes.put("field 'garch': omega, alpha, gamma, beta must", List.of("0.88", "0.95"));
        changes.put("field 'garch': mean must be finite", List.of("\"mean\" : 0.0", "\"mean\" : 1e999"));
        changes.put("field 'gjr' is missing", List.of("\"gjr\"", "\"gjr2\""));
        changes.put("field 'hawkes': mu > 0", List.of("1.6", "0.5"));
        changes.put("field 'hawkes.mu' is missing", List.of("\"mu\" : 0.4,", ""));
        changes.put("field 'hawkes.nu' is unknown", List.of("\"mu\" : 0.4,", "\"mu\" : 0.4, \"nu\" : 1,"));
        changes.put("field 'microprice': ", List.of("-0.45", "\"NaN\""));
        changes.put("field 'microprice.spread_edges' must be a list", List.of("[ ]", "5"));
        changes.put(
                "field 'ofi_weights[0]' must be a number",
                List.of("\"ofi_weights\" : [ 0.2", "\"ofi_weights\" : [ null"));
        changes.put("ofi_weights must be 1 to 10", List.of("\"ofi_weights\" : [ 0.2,", "\"ofi_weights\" : ["));
        changes.put("field 'format' must be 1, was 2", List.of("\"format\" : 1", "\"format\" : 2"));
        changes.put("field 'format' must be a whole number", List.of("\"format\" : 1", "\"format\" : 1.5"));
        changes.put("garch.gamma must be 0", List.of("\"gamma\" : 0.0", "\"gamma\" : 0.01"));
        changes.put("Duplicate field 'mu'", List.of("\"mu\" : 0.4,", "\"mu\" : 0.4, \"mu\" : 0.4,"));
        changes.put("it is not JSON of this form", List.of("\"ofi_weights\"", "ofi"));
        Path file = folder.resolve("signals.json");
        SignalParametersFile.write(file, SignalParameters.DEFAULT);
        String good = Files.readString(file);
        for (var change : changes.entrySet()) {
            String from = change.getValue().getFirst();
            assertTrue(good.contains(from), from + " in " + good);
            int at = good.indexOf(from);
            refused(
                    "HR-1212",
                    change.getKey(),
                    good.substring(0, at) + change.getValue().getLast() + good.substring(at + from.length()));
        }
        for (String text : List.of("", "[]", "null", "7", good + "{}", good.substring(0, good.length() / 2))) {
            refused("HR-1212", "", text);
        }
        refused("HR-1212", "longer than", " ".repeat(1 << 21));
        assertTrue(problem(folder.resolve("none.json")).sentence().contains("HR-1210"));
        assertTrue(problem(folder).sentence().contains("HR-1211"));
    }

    @Test
    void aFileThatCannotBeWrittenIsOneError() {
        Path nowhere = folder.resolve("none").resolve("signals.json");
        ProblemException thrown = assertThrows(
                ProblemException.class, () -> SignalParametersFile.write(nowhere, SignalParameters.DEFAULT));
        assertEquals("HR-1213", thrown.problem().code());
    }

    private void refused(String code, String reason, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.json"), text);
        Problem problem = problem(file);
        assertEquals(code, problem.code(), problem.sentence());
        assertTrue(problem.what().contains(reason), reason + " in: " + problem.sentence());
        assertEquals(file.toString(), problem.where());
        assertEquals(1, problem.sentence().lines().count(), problem.sentence());
        assertTrue(!problem.sentence().contains("io.headrace"), problem.sentence());
    }

    private static Problem problem(Path file) {
        return assertThrows(ProblemException.class, () -> SignalParametersFile.read(file))
                .problem();
    }

    private static SignalParameters drawn(Random random) {
        double alpha = random.nextDouble() / 4;
        double beta = random.nextDouble() / 2;
        double weight = random.nextDouble();
        return new SignalParameters(
                new GarchFilter.Parameters(random.nextGaussian() / 1e4, random.nextDouble() / 1e5, alpha, 0, beta),
                new GarchFilter.Parameters(random.nextGaussian() / 1e4, random.nextDouble() / 1e5, alpha, 0.1, beta),
                new HawkesParameters(random.nextDouble() / 3, alpha, alpha + beta + 1e-3),
                new MicropriceTable(
                        List.of(random.nextDouble()),
                        List.of(List.of(-weight, 0.0, weight), List.of(random.nextGaussian(), 1e-300, -0.0))),
                List.of(weight, weight - 1));
    }
}
