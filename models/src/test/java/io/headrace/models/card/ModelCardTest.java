package io.headrace.models.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headrace.models.SampleModels;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelCardTest {
    private static final String FINGERPRINT = "0f".repeat(32);

    @Test
    void keepsScoresInNameOrder() {
        assertEquals("[coverage_95, wql]", SampleModels.card().scores().keySet().toString());
    }

    @Test
    void takesAnotherId() {
        ModelCard named = SampleModels.card().withId("m-0123456789abcdef");
        assertEquals("m-0123456789abcdef", named.id());
        assertEquals(SampleModels.card(), named.withId(ModelCard.UNIDENTIFIED));
    }

    @Test
    void refusesWhatIsNoCard() {
        assertThrows(IllegalArgumentException.class, () -> SampleModels.card().withId("../escape"));
        refuses(" ", FINGERPRINT, List.of("a"), 1, Map.of());
        refuses("linear", "0F".repeat(32), List.of("a"), 1, Map.of());
        refuses("linear", FINGERPRINT, List.of("a", "a"), 1, Map.of());
        refuses("linear", FINGERPRINT, List.of(), 1, Map.of());
        refuses("linear", FINGERPRINT, List.of("a"), 0, Map.of());
        refuses("linear", FINGERPRINT, List.of("a"), 1, Map.of("wql", Double.NaN));
    }

    private static void refuses(
            String family, String fingerprint, List<String> columns, long to, Map<String, Double> scores) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new ModelCard(
                        ModelCard.UNIDENTIFIED,
                        family,
                        "",
                        fingerprint,
                        columns,
                        SampleModels.LEVELS,
                        SampleModels.WINDOW,
                        List.of(),
                        0,
                        to,
                        1000 * SampleModels.HOUR,
                        0,
                        0,
                        Map.of(),
                        scores,
                        ""));
    }
}
