package io.headrace.inference.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.inference.api.ChainsDesk;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// The page of a desk on two real local chains, open in a real browser while its transfers are carried.
@QuarkusTest
@TestProfile(TransfersPageTest.Fresh.class)
@EnabledIf(value = "io.headrace.inference.LocalDesk#isThere", disabledReason = "skipped: no local chain")
class TransfersPageTest {
    /// By transfer what its row lists, and how the last of it is marked.
    private static final String ROWS = "[...document.querySelectorAll('#transfers tr[data-transfer]')].map(row => ({"
            + "id: row.dataset.transfer, marks: row.querySelector('li:last-child')?.className ?? '',"
            + "states: [...row.querySelectorAll('ol.steps li')].map(step => step.textContent)}))";

    /// Drawn before the cards of other venues stood beside its own, a chart covered theirs.
    private static final String WITHIN = "document.querySelectorAll('article canvas').length === 3 &&"
            + "[...document.querySelectorAll('article canvas')].every(chart =>"
            + " chart.getBoundingClientRect().right <= chart.closest('article').getBoundingClientRect().right + 1)";

    @TempDir
    Path profile;

    @TestHTTPResource("/")
    URI page;

    /// A desk of its own, whose transfers nobody has carried yet.
    public static final class Fresh extends ChainsDesk {}

    @Test
    @Timeout(240)
    void showsEachTransfersStatesAsTheyHappen() throws Exception {
        assumeTrue(
                Browser.chromium().isPresent(),
                "Chromium is not installed: the page is not looked at in a browser (skipped)");
        Map<String, List<List<String>>> seen = new LinkedHashMap<>();
        try (Browser browser = Browser.open(Browser.chromium().orElseThrow(), profile, page)) {
            while (!browser.evaluate(ROWS).iterator().hasNext()) {
                Thread.sleep(100); // it opens, and history is folded
            }
            browser.evaluate("window.opened = 'once'");
            while (seen.values().stream().noneMatch(TransfersPageTest::isToldWhole)) {
                browser.evaluate(ROWS).forEach(row -> note(row, seen));
                Thread.sleep(100);
            }
            assertEquals("once", browser.evaluate("window.opened").asText(), "nobody had to load the page again");
            assertTrue(browser.evaluate(WITHIN).asBoolean(), "each chart keeps within its card");
            browser.screenshot(Path.of("target", "transfers.png").toAbsolutePath());
        }
        for (List<List<String>> told : seen.values()) {
            for (int i = 1; i < told.size(); i++) {
                List<String> before = told.get(i - 1);
                assertEquals(before, told.get(i).subList(0, before.size()), "states are added, and none is lost");
            }
        }
    }

    private static void note(JsonNode row, Map<String, List<List<String>>> seen) {
        List<String> states = new ArrayList<>();
        row.path("states").forEach(state -> states.add(state.asText()));
        List<List<String>> told = seen.computeIfAbsent(row.path("id").asText(), id -> new ArrayList<>());
        if (!states.isEmpty() && (told.isEmpty() || !told.getLast().equals(states))) {
            told.add(states);
            boolean over = states.getLast().equals("reconciled");
            assertEquals(over, row.path("marks").asText().contains("good"), row::toString);
        }
    }

    /// Seen on its way several times, and at its end.
    private static boolean isToldWhole(List<List<String>> told) {
        assertTrue(told.size() < 100);
        return told.size() > 3 && told.getLast().getLast().equals("reconciled");
    }
}
