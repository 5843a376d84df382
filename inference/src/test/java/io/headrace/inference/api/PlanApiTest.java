package io.headrace.inference.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The desk's announced plan over HTTP, while its feed runs.
@QuarkusTest
@TestProfile(RunningDesk.class)
class PlanApiTest {
    private static final int TRIES = 900;

    @ConfigProperty(name = "headrace.home")
    Path home = Path.of("");

    /// Announces once the desk reads its feed; until then the answer is 409.
    @BeforeEach
    void untilTheFeedRuns() throws InterruptedException {
        int status = 409;
        for (int i = 0; i < TRIES && status == 409; i++) {
            status = given().contentType("application/json")
                    .body(announcement("first", "alpha", "BTC", "2025-01-14T00:00:00Z", "1"))
                    .post("/api/v1/plan")
                    .statusCode();
            Thread.sleep(status == 409 ? 100 : 0);
        }
        assertTrue(status == 201 || status == 200, "status " + status);
    }

    @Test
    void anAnnouncementIsOnDiskBeforeItIsAcknowledgedAndTakenOnce() throws IOException {
        String roll = announcement("roll", "bravo", "BTC", "2025-01-14T06:00:00Z", "-12.5");
        post(roll)
                .statusCode(201)
                .body("id", equalTo("roll"))
                .body("venue", equalTo("bravo"))
                .body("quantity", equalTo(-12.5f))
                .body("effective_at", equalTo("2025-01-14T06:00:00Z"));
        List<String> lines = planLines("roll");
        assertEquals(1, lines.size(), "on disk once it is acknowledged");
        post(roll).statusCode(200).body("id", equalTo("roll"));
        assertEquals(lines, planLines("roll"), "said twice, written once");
        given().get("/api/v1/plan").then().statusCode(200).body("id", hasItems("first", "roll"));
    }

    @Test
    void anIdThatAnnouncedSomethingElseIsAConflict() throws IOException {
        post(announcement("first", "alpha", "BTC", "2025-01-14T00:00:00Z", "2"))
                .statusCode(409)
                .contentType(ProblemAnswer.TYPE)
                .body("code", equalTo("HR-5016"))
                .body("detail", containsString("first"));
        assertEquals(1, planLines("first").size());
    }

    @Test
    void whatCannotBeIsRefusedWithTheFieldAndWritesNothing() throws IOException {
        wrong("venue", "HR-5018", announcement("bad", "nowhere", "BTC", "2025-01-14T00:00:00Z", "1"));
        wrong("coin", "HR-5018", announcement("bad", "alpha", "NOCOIN", "2025-01-14T00:00:00Z", "1"));
        wrong("quantity", "HR-5018", announcement("bad", "alpha", "BTC", "2025-01-14T00:00:00Z", "null"));
        wrong("effective_at", "HR-5017", announcement("bad", "alpha", "BTC", "2020-01-14T00:00:00Z", "1"));
        post("{\"id\": \"bad\",").statusCode(400);
        post(announcement("bad", "alpha", "BTC", "tomorrow", "1")).statusCode(400);
        given().get("/api/v1/plan").then().statusCode(200).body("id", not(hasItem("bad")));
        assertEquals(0, planLines("bad").size());
    }

    private static void wrong(String field, String code, String body) {
        post(body)
                .statusCode(400)
                .contentType(ProblemAnswer.TYPE)
                .body("code", equalTo(code))
                .body("detail", containsString(field));
    }

    private static ValidatableResponse post(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/api/v1/plan")
                .then();
    }

    private static String announcement(String id, String venue, String coin, String effectiveAt, String quantity) {
        return String.format(
                "{\"id\": \"%s\", \"venue\": \"%s\", \"coin\": \"%s\", \"effective_at\": \"%s\", \"quantity\": %s}",
                id, venue, coin, effectiveAt, quantity);
    }

    /// Lines of the desk's plan files that bear an id.
    private List<String> planLines(String id) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file -> file.endsWith("plan.jsonl"))
                    .flatMap(PlanApiTest::lines)
                    .filter(line -> line.contains('"' + id + '"'))
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
