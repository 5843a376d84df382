package io.headrace.inference.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

    @Test
    void underOneKeyAnAnnouncementIsTakenOnceAndAnsweredAlike() throws IOException {
        String keyed = announcement("keyed", "alpha", "BTC", "2025-01-14T07:00:00Z", "4");
        String first = keyed("\"key-1\"", keyed)
                .statusCode(201)
                .header(Once.REPLAYED, nullValue())
                .contentType("application/json")
                .body("id", equalTo("keyed"))
                .extract()
                .asString();
        String again = keyed("\"key-1\"", keyed.replace(": ", ":"))
                .statusCode(201)
                .header(Once.REPLAYED, "true")
                .contentType("application/json")
                .extract()
                .asString();
        assertEquals(first, again, "spaces are no other body");
        assertEquals(1, planLines("keyed").size());
        keyed("\"key-1\"", announcement("keyed-2", "alpha", "BTC", "2025-01-14T07:00:00Z", "4"))
                .statusCode(422)
                .contentType(ProblemAnswer.TYPE)
                .body("code", equalTo("HR-5029"));
        assertEquals(0, planLines("keyed-2").size());
    }

    @Test
    void aRefusalUnderAKeyIsAnsweredAlikeAndWhatIsNoCallIsNotKept() {
        String clash = announcement("first", "alpha", "BTC", "2025-01-14T00:00:00Z", "2");
        keyed("key-2", clash).statusCode(409).header(Once.REPLAYED, nullValue());
        keyed("key-2", clash)
                .statusCode(409)
                .header(Once.REPLAYED, "true")
                .contentType(ProblemAnswer.TYPE)
                .body("code", equalTo("HR-5016"));
        keyed("key-3", announcement("bad", "nowhere", "BTC", "2025-01-14T00:00:00Z", "1"))
                .statusCode(400);
        keyed("key-3", announcement("mended", "alpha", "BTC", "2025-01-14T08:00:00Z", "1"))
                .statusCode(201);
    }

    @Test
    void aKeyThatIsNoneIsRefused() throws Exception {
        String body = announcement("bad-key", "alpha", "BTC", "2025-01-14T00:00:00Z", "1");
        keyed("k".repeat(129), body).statusCode(400).body("code", equalTo("HR-5028"));
        HttpRequest empty = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + "/api/v1/plan"))
                .header("Content-Type", "application/json")
                .header(Once.KEY, "")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) { // REST Assured leaves an empty header out
            HttpResponse<String> refused = http.send(empty, HttpResponse.BodyHandlers.ofString());
            assertEquals(400, refused.statusCode(), refused.body());
        }
        given().contentType("application/json")
                .header(Once.KEY, "a", "b")
                .body(body)
                .post("/api/v1/plan")
                .then()
                .statusCode(400)
                .contentType(ProblemAnswer.TYPE)
                .body("code", equalTo("HR-5028"));
        given().contentType("application/json")
                .header(Once.KEY, "k".repeat(129))
                .body("{\"state\": \"PAUSED\"}")
                .post("/api/v1/operator")
                .then()
                .statusCode(400)
                .body("code", equalTo("HR-5028"));
        assertEquals(0, planLines("bad-key").size());
        given().get("/api/v1/operator").then().body("state", equalTo("RUNNING"));
    }

    @Test
    void everyWritingCallTakesAKey() {
        Map<String, Map<String, Map<String, Object>>> paths =
                given().get("/q/openapi?format=json").then().extract().path("paths");
        assertTrue(paths.get("/api/v1/operator").get("post").toString().contains("/schemas/OperatorAnswer"));
        int writing = 0;
        for (String path : paths.keySet()) {
            for (Map.Entry<String, Map<String, Object>> call : paths.get(path).entrySet()) {
                if (path.startsWith("/api/")
                        && List.of("post", "put", "patch", "delete").contains(call.getKey())) {
                    String told = call.getValue().toString();
                    assertTrue(told.contains(Once.KEY) && told.contains("422"), path + " takes no key: " + told);
                    assertFalse(told.contains("type=array"), told);
                    writing++;
                }
            }
        }
        assertEquals(5, writing);
    }

    private static ValidatableResponse keyed(String key, String body) {
        return given().contentType("application/json")
                .header(Once.KEY, key)
                .body(body)
                .post("/api/v1/plan")
                .then();
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
