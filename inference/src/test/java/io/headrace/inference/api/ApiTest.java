package io.headrace.inference.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SampleDesk.class)
class ApiTest {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";
    private static final int DECISIONS = 73;

    @BeforeEach
    void waitForTheReplay() throws InterruptedException {
        Served.finished();
    }

    @Test
    void tellsWhatRuns() {
        given().get("/api/v1/status")
                .then()
                .body("feed", equalTo("REPLAY"))
                .body("execution", equalTo("PAPER"))
                .body("dataset", equalTo("sample"))
                .body("as_of", equalTo("2025-01-16T00:00:00Z"))
                .body("first_decision_at", equalTo("2025-01-13T00:00:00Z"))
                .body("periods_per_second", nullValue())
                .body("progress", equalTo(1f))
                .body("loop_errors", equalTo(0));
    }

    @Test
    void announcedPositionsAreListedAndRefusedOnceTheFeedHasEnded() {
        given().get("/api/v1/plan").then().statusCode(200).body("", hasSize(0));
        given().contentType("application/json")
                .body("""
                        {"id": "roll", "venue": "alpha", "coin": "BTC", "effective_at": "2025-01-20T00:00:00Z",
                         "quantity": 3}""")
                .post("/api/v1/plan")
                .then()
                .statusCode(409)
                .body("code", equalTo("HR-5016"));
        given().contentType("application/json")
                .body("{\"id\": \"roll\", \"venue\": \"nowhere\"}")
                .post("/api/v1/plan")
                .then()
                .statusCode(400)
                .body("code", equalTo("HR-5018"))
                .body("detail", containsString("alpha"));
        given().get("/q/openapi?format=json").then().body("paths.'/api/v1/plan'.post.responses", hasKey("201"));
    }

    @Test
    void listsVenuesInTheDesksOrder() {
        given().get("/api/v1/venues")
                .then()
                .statusCode(200)
                .body("id", equalTo(List.of("alpha", "bravo", "carol")))
                .body("as_of", everyItem(matchesPattern(TIME)))
                .body("[0]", allOf(hasKey("demand_usd"), hasKey("on_hand_usd"), hasKey("in_flight_usd")))
                .body("[0]", allOf(hasKey("headroom_usd"), hasKey("need_95_usd"), hasKey("coverage_95")))
                .body("forecast_unavailable", everyItem(nullValue()));
        given().get("/api/v1/venues/bravo").then().body("history.as_of", hasSize(DECISIONS));
    }

    @Test
    void givesForecastsWithWhatCameTrue() {
        JsonPath answer = given().queryParam("venue", "alpha")
                .queryParam("limit", 10)
                .get("/api/v1/forecasts")
                .then()
                .statusCode(200)
                .body("levels", hasItems(.05f, .5f, .99f))
                .body("window.review_seconds", equalTo(14400f))
                .body("items", hasSize(10))
                .body("items.venue", everyItem(equalTo("alpha")))
                .body("items.values", everyItem(hasSize(10)))
                .extract()
                .jsonPath();
        assertTrue(answer.getFloat("items[0].realized_usd") > 0, "the oldest has come true");
        assertNull(answer.<Object>get("items[9].realized_usd"), "the newest has not");
        List<Float> values = answer.getList("items[0].values", Float.class);
        assertEquals(values.stream().sorted().toList(), values);
    }

    @Test
    void pagesThroughEveryDecisionOnce() {
        List<Integer> seen = new ArrayList<>();
        String cursor = null;
        do {
            var request = given().queryParam("limit", 20);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/api/v1/decisions")
                    .then()
                    .statusCode(200)
                    .body("items.decided_at", everyItem(matchesPattern(TIME)))
                    .body("items.reasons", everyItem(hasSize(3)))
                    .body(
                            "items[0]",
                            allOf(hasKey("rule_plan"), hasKey("why"), hasKey("hedges"), hasKey("inputs_digest")))
                    .body("items[0].budget", hasKey("shadow_price_per_year"))
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.sequence"));
            cursor = page.getString("next_cursor");
        } while (cursor != null);
        List<Integer> all = new ArrayList<>();
        for (int sequence = DECISIONS - 1; sequence >= 0; sequence--) {
            all.add(sequence);
        }
        assertEquals(all, seen);
    }

    @Test
    void givesTransfersWithExactAmounts() {
        given().queryParam("limit", 3)
                .queryParam("state", "arrived")
                .get("/api/v1/transfers")
                .then()
                .statusCode(200)
                .body("items", hasSize(3))
                .body("items.state", everyItem(equalTo("ARRIVED")))
                .body("items.asset", everyItem(equalTo("USDC")))
                .body("items.amount", everyItem(matchesPattern("\\d+\\.\\d{6}")))
                .body("next_cursor", notNullValue());
    }

    @Test
    void tellsWhoDecidesSinceWhenAndWhy() {
        given().get("/api/v1/model")
                .then()
                .body("decider", equalTo("MODEL"))
                .body("since", equalTo("2025-01-13T00:00:00Z"))
                .body("why", notNullValue())
                .body("model_id", matchesPattern("m-[0-9a-f]{16}"))
                .body("model_family", equalTo("linear"))
                .body("trained_to", equalTo("2025-01-13T00:00:00Z"))
                .body("calibration_digest", matchesPattern("[0-9a-f]{64}"))
                .body("refused", nullValue());
    }

    @Test
    void refusesInProblemJson() {
        expectProblem("/api/v1/decisions?limit=many", 400, "HR-5010");
        expectProblem("/api/v1/decisions?cursor=-1", 400, "HR-5010");
        expectProblem("/api/v1/decisions?limit=", 400, "HR-5010");
        expectProblem("/api/v1/transfers?state=lost", 400, "HR-5010");
        expectProblem("/api/v1/transfers?cursor=nonsense", 400, "HR-5010");
        expectProblem("/api/v1/venues/nowhere", 404, "HR-5011");
        expectProblem("/api/v1/forecasts?venue=nowhere", 404, "HR-5011");
        expectProblem("/api/v1/nothing", 404, "HR-5012");
    }

    @Test
    void describesItselfInOpenApi() {
        given().accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths", allOf(hasKey("/api/v1/venues"), hasKey("/api/v1/forecasts")))
                .body("paths", allOf(hasKey("/api/v1/decisions"), hasKey("/api/v1/transfers"), hasKey("/api/v1/model")))
                .body("components.schemas.VenueAnswer.properties", hasKey("on_hand_usd"));
        given().get("/q/swagger-ui/").then().statusCode(200);
    }

    @Test
    void describesWhatMayBeNullAndWhatMayGoWrong() {
        given().accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .body("components.schemas.ForecastAnswer.properties.realized_usd.type", hasItem("null"))
                .body("components.schemas.VenueAnswer.properties.need_95_usd.type", hasItem("null"))
                .body("components.schemas.PageDecisionAnswer.properties.next_cursor.type", hasItem("null"))
                .body("components.schemas.ModelAnswer.properties.decider.toString()", containsString("null"))
                .body("components.schemas.ProblemAnswer.properties", hasKey("remedy"))
                .body("paths.'/api/v1/decisions'.get.responses", allOf(hasKey("200"), hasKey("400")))
                .body("paths.'/api/v1/forecasts'.get.responses", allOf(hasKey("200"), hasKey("400"), hasKey("404")))
                .body("paths.'/api/v1/venues/{id}'.get.responses", allOf(hasKey("200"), hasKey("404")))
                .body(
                        "paths.'/api/v1/transfers'.get.parameters.find { it.name == 'limit' }.schema.type",
                        equalTo("integer"))
                .body(
                        "paths.'/api/v1/transfers'.get.parameters.find { it.name == 'limit' }.schema.maximum",
                        equalTo(1000));
    }

    @Test
    void isHealthyWhenTheJournalIsOpen() {
        given().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/health/ready").then().statusCode(200).body("checks.data.journal_open", hasItem(true));
    }

    @Test
    void publishesMetrics() {
        String metrics =
                given().get("/q/metrics").then().statusCode(200).extract().asString();
        for (String name : List.of(
                "headrace_collateral_available{venue=\"alpha\"}",
                "headrace_collateral_required{venue=\"bravo\"}",
                "headrace_collateral_in_flight{venue=\"carol\"}",
                "headrace_decider_model 1.0",
                "headrace_rung{rung=\"model\"} 1.0",
                "headrace_operator{state=\"running\"} 1.0",
                "headrace_fallback_activations_total{reason=\"stale\"} 0.0",
                "headrace_transfers_open{state=\"sent\"}",
                "headrace_transfers_created_total",
                "headrace_forecast_coverage_ratio{level=\"0.95\",venue=\"alpha\"}",
                "headrace_shortfall_seconds_total{venue=\"alpha\"}",
                "headrace_model_info{family=\"linear\"",
                "headrace_loop_errors_total 0.0")) {
            assertTrue(metrics.contains(name), "no " + name);
        }
    }

    @Test
    void servesThePageWithNothingFromElsewhere() {
        String page = given().get("/")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .header("Cache-Control", equalTo("no-cache"))
                .extract()
                .asString();
        assertTrue(!page.contains("http://") && !page.contains("https://"), "the page names another host");
        assertTrue(!page.contains("@echarts.version@"), "the version of ECharts was not filled in");
        String script = page.replaceAll("(?s).*src=\"(/_static/[^\"]+)\".*", "$1");
        given().get(script).then().statusCode(200);
        for (String part : List.of("main", "strip", "venues", "tables", "charts", "format")) {
            given().get("/dashboard/" + part + ".js").then().statusCode(200);
        }
    }

    private static void expectProblem(String path, int status, String code) {
        given().get(path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("status", equalTo(status))
                .body("remedy", notNullValue());
    }
}
