package io.headrace.training.cli.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headrace.decision.incident.IncidentLibrary;
import io.headrace.training.cli.Captured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncidentsCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void theListNamesEveryIncident() throws IOException {
        String text = Captured.run("incidents", "list").out();
        IncidentLibrary.all().forEach(incident -> assertTrue(text.contains(incident.name()), incident.name()));
        JsonNode listed =
                JSON.readTree(Captured.run("incidents", "list", "--json").out());
        assertEquals(IncidentLibrary.all().size(), listed.path("incidents").size());
        assertFalse(listed.path("incidents").get(0).path("source").asText().isBlank());
    }

    @Test
    void aRunPrintsExactlyAListOfNamePassedAndWhy() throws IOException {
        Captured run = Captured.run("incidents", "run", "inflight-guard", "--json");
        assertEquals(0, run.exit(), run.err());
        JsonNode list = JSON.readTree(run.out());
        assertTrue(list.isArray());
        assertEquals(1, list.size());
        List<String> fields = new ArrayList<>();
        list.get(0).fieldNames().forEachRemaining(fields::add);
        assertEquals(List.of("name", "passed", "why"), fields);
        assertEquals("inflight-guard", list.get(0).path("name").asText());
        assertTrue(list.get(0).path("passed").asBoolean());
    }

    @Test
    void theTimelineIsOneFileThatAsksNothingOfAnyNetwork() throws IOException {
        Path page = folder.resolve("timeline.html");
        Captured run = Captured.run("incidents", "run", "split-brain", "--html", page.toString());
        assertEquals(0, run.exit(), run.err());
        String html = Files.readString(page);
        assertTrue(html.contains("\"schema\":\"headrace/incident/v1\""));
        assertFalse(html.contains("headrace-data"));
        assertFalse(html.matches("(?s).*(src|href)=.*"), "it points elsewhere");
        assertTrue(html.length() < 1_000_000, "it is " + html.length() + " characters long");
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearest() {
        Captured run = Captured.run("incidents", "run", "split-brian");
        assertEquals(5, run.exit());
        assertTrue(run.err().contains("nearest names are split-brain"), run.err());
        assertEquals(2, Captured.run("incidents", "run").exit());
        assertEquals(2, Captured.run("incidents", "run", "--all", "split-brain").exit());
    }
}
