package io.headrace.models.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.problem.ProblemException;
import io.headrace.models.SampleModels;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.predictor.QuantileModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SelfTestTest {
    private static final ModelBundle LINEAR = SampleModels.bundle(SampleModels.linear(1));

    @TempDir
    private Path home;

    @ParameterizedTest
    @MethodSource("everyKind")
    void everyKindOfModelAnswersAsItDidWhenItIsReadBack(QuantileModel model) {
        ModelRegistry registry = new ModelRegistry(home);
        String id = registry.publish(SampleModels.bundle(model));
        byte[] published = registry.published(id, ModelFolder.SELF_TEST).orElseThrow();
        SelfTest then = SelfTest.read(published, model.levels().size());
        SelfTest now = SelfTest.of(registry.load(id));
        assertEquals(Optional.empty(), then.differs(now));
        assertTrue(then.answers().stream()
                .allMatch(row -> row.length == model.levels().size()));
        assertTrue(
                then.answers().stream().map(Arrays::toString).distinct().count() > 1,
                "probes that are all alike test nothing");
    }

    private static Stream<QuantileModel> everyKind() {
        return Stream.of(
                SampleModels.linear(1),
                SampleModels.trees(2),
                SampleModels.seasonal(3),
                SampleModels.structural(4),
                SampleModels.stacked(5),
                SampleModels.blend(6),
                SampleModels.network(7),
                SampleModels.tunedNetwork(8),
                SampleModels.leaning(9),
                SampleModels.forest(10),
                SampleModels.mixture(11));
    }

    @Test
    void aBuildThatComputesOtherwiseRefusesTheModel() throws IOException {
        byte[] document = ModelDocument.write(LINEAR);
        String id = ModelDocument.id(document);
        Path folder = Files.createDirectories(home.resolve(id));
        // Its numbers are in order to the last digest; only what they answered is another model's.
        new ModelFolder(folder)
                .write(SampleModels.bundle(SampleModels.linear(2)).withId(id), document, List.of());
        ProblemException refusal = assertThrows(ProblemException.class, () -> new ModelRegistry(home).load(id));
        assertEquals("HR-2007", refusal.problem().code());
        assertTrue(refusal.getMessage().contains("to probe 1 of its self-test it answered ["), refusal.getMessage());
    }

    @Test
    void theLastBitsOfAnotherProcessorAreNoDifferenceAndAMillionthIsOne() {
        assertEquals(Optional.empty(), scaled(1).differs(scaled(1 + 1e-12)));
        assertTrue(scaled(1).differs(scaled(1 + 1e-6)).isPresent());
    }

    @Test
    void anAnswerThatIsNotFiniteMustNotBeFiniteHereEither() {
        SelfTest none = new SelfTest(List.of(new double[0], new double[0], new double[0], new double[0]));
        assertEquals(Optional.empty(), none.differs(SelfTest.read(none.write(), 3)));
        assertTrue(none.differs(scaled(1)).isPresent());
        assertTrue(scaled(1).differs(none).isPresent());
    }

    @Test
    void aModelPublishedBeforeThereWasOneIsServed() throws IOException {
        ModelRegistry registry = new ModelRegistry(home);
        String id = registry.publish(LINEAR);
        Files.delete(home.resolve(id).resolve(ModelFolder.SELF_TEST));
        Path manifest = home.resolve(id).resolve(ModelFolder.MANIFEST);
        String without = Files.readString(manifest).replaceFirst(",\\{\"name\":\"self-test.json\"[^}]*}", "");
        Files.writeString(manifest, without);
        assertEquals(id, registry.load(id).card().id());
    }

    @Test
    void whatIsNoSelfTestIsRefusedWithAReason() {
        for (String bad : List.of(
                "",
                "{}",
                "[1]",
                "{\"schema\":\"headrace/self-test/v2\",\"answers\":[]}",
                "{\"schema\":\"headrace/self-test/v1\",\"answers\":[[1,2,3]]}",
                "{\"schema\":\"headrace/self-test/v1\",\"answers\":[[1],[1],[1],[1]]}",
                "{\"schema\":\"headrace/self-test/v1\",\"answers\":[[],[],[],[]],\"more\":1}",
                "x".repeat(100_001))) {
            byte[] bytes = bad.getBytes(StandardCharsets.UTF_8);
            assertThrows(IllegalArgumentException.class, () -> SelfTest.read(bytes, 3), bad);
        }
    }

    /// Changing how probes are made would refuse every model that is out there.
    @Test
    void theProbesStayWhatTheyWere() {
        assertEquals(
                "{\"schema\":\"headrace/self-test/v1\",\"answers\":["
                        + "[-5.381623232457858,-13.12859765667175,-5.739361339044806],"
                        + "[-5.381623232457858,-13.12859765667175,-5.739361339044806],"
                        + "[319.1415591809154,489.74247420734855,136.6509686716108],"
                        + "[539.4839025615751,500.9677144641241,115.51948582052694]]}",
                new String(SelfTest.of(LINEAR).write(), StandardCharsets.UTF_8));
    }

    private static SelfTest scaled(double by) {
        double[] row = {-3 * by, 0, 5 * by};
        return new SelfTest(List.of(row, row, row, row));
    }
}
