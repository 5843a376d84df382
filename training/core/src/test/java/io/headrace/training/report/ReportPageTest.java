package io.headrace.training.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.models.evaluation.scope.Figures;
import io.headrace.training.compare.Comparison;
import io.headrace.training.compare.Evaluation;
import io.headrace.training.compare.Judged;
import io.headrace.training.compare.SampleForecasts;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportPageTest {
    private static final Figures.Settings QUICK = new Figures.Settings(.9, 50, 1);
    private static final SampleForecasts SAMPLE = new SampleForecasts(400, 1);
    private static final Judged OWN = SAMPLE.judged("own </script><b>", 100, 0);

    @Test
    void pageHoldsTheDocumentWholeAndAsksNothingOfAnyNetwork() throws Exception {
        ObjectNode document = document();
        String page = ReportPage.of(document);
        int start = page.indexOf("id=\"data\">") + "id=\"data\">".length();
        String data = page.substring(start, page.indexOf("</script>", start));
        assertEquals(new ObjectMapper().readTree(document.toString()), new ObjectMapper().readTree(data));
        assertFalse(page.contains("http:") || page.contains("https:") || page.contains("src="), "no link out");
        assertTrue(page.contains("default-src 'none'"), "and none may be followed");
        assertTrue(page.contains("viewBox=\"0 0 ${W} ${H}\""), "the build must leave the script as it is");
    }

    @Test
    void documentHoldsAllThatIsDrawn() {
        JsonNode document = document();
        assertEquals("headrace/training-report/v1", document.path("schema").asText());
        assertEquals(2, document.path("fans").size());
        assertEquals(168, document.path("fans").path(0).path("points").size());
        assertEquals(10, document.path("levels").size());
        assertEquals(8, document.path("progression").size());
        assertTrue(document.path("progression").path(0).path("wql").has("value"));
        assertEquals(1, document.path("comparison").path("pairs").size());
    }

    private static ObjectNode document() {
        Comparison comparison = Comparison.of(List.of(OWN, SAMPLE.judged("other", 100, 3)), QUICK);
        return ReportJson.of(Evaluation.of(OWN, SAMPLE.outcomes(), QUICK), comparison);
    }
}
