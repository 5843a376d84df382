package io.headrace.inference.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.inference.feed.SpeakingVenue;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The service on a live stream: it decides, says when the stream falls silent, and goes on when it speaks.
@QuarkusTest
@TestProfile(LiveDesk.class)
@Timeout(180)
class LiveServiceTest {
    SpeakingVenue venue;

    @Test
    void aLiveDeskDecidesSaysWhenItsStreamIsSilentAndGoesOn() throws Exception {
        JsonPath speaking = await(now -> "RUNNING".equals(now.getString("status.phase"))
                && now.getString("status.message").isEmpty()
                && now.getInt("desk.decisions") > 2);
        assertEquals("LIVE", speaking.getString("status.feed"));
        assertEquals("PAPER", speaking.getString("status.execution"));
        assertEquals("live", speaking.getString("status.dataset"));
        assertEquals("RULE", speaking.getString("decider.decider"), "there is no champion");
        assertTrue(speaking.getDouble("venues[0].demand_usd") > 1_000, "the desk's own position needs margin");
        given().get("/api/v1/status").then().body("data_ends_at", nullValue()).body("progress", nullValue());
        given().get("/api/v1/streams")
                .then()
                .body("", hasSize(1))
                .body("[0].venue", equalTo("hyperliquid"))
                .body("[0].connected", equalTo(true))
                .body("[0].stale", equalTo(false))
                .body("[0].events", greaterThan(0));

        venue.drop(true);
        JsonPath silent = await(now -> now.getString("status.message").contains("The stream of hyperliquid")
                && now.getString("venues[0].forecast_unavailable").contains(" is stale: it was last heard at "));
        assertTrue(silent.getBoolean("streams[0].stale"));
        assertEquals("RULE", silent.getString("decider.decider"));
        assertTrue(silent.getDouble("venues[0].demand_usd") > 1_000, "what was known last still counts");
        assertTrue(silent.getString("status.message").endsWith(": the rule decides until it speaks."));

        venue.welcome();
        await(now -> now.getString("status.message").isEmpty()
                && !now.getString("venues[0].forecast_unavailable").contains(" is stale: it was last heard"));
        given().get("/api/v1/streams")
                .then()
                .body("[0].connections", greaterThanOrEqualTo(2))
                .body("[0].gaps", greaterThanOrEqualTo(1))
                .body("[0].loss", containsString("connection"));
    }

    private static JsonPath await(Predicate<JsonPath> wanted) throws InterruptedException {
        String last = "";
        for (int waited = 0; waited < 600; waited++) {
            JsonPath now = given().get("/api/v1/overview")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            if (now.getString("status.phase").equals("RUNNING") && wanted.test(now)) {
                return now;
            }
            last = now.prettify();
            Thread.sleep(100);
        }
        throw new AssertionError("it did not come to that, but " + last);
    }
}
