package io.headrace.inference.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.headrace.inference.decide.DeskBoard;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Words about what no transfer explains, said to a desk of whose books nothing is in doubt.
@QuarkusTest
@TestProfile(RunningDesk.class)
class DoubtApiTest {
    private static final String BY = ", \"by\": \"ann\", \"why\": \"a gift\"}";

    @Inject
    DeskBoard board;

    @BeforeEach
    @Timeout(90)
    void theBooksAreOpen() throws InterruptedException {
        while (board.bookkeeping().isEmpty()) {
            Thread.sleep(50);
        }
    }

    private static ValidatableResponse said(String path, String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/api/v1/doubts/" + path)
                .then();
    }

    @Test
    void nothingIsInDoubtAndNothingCanBeBooked() {
        given().get("/api/v1/doubts")
                .then()
                .statusCode(200)
                .body("schema", equalTo("headrace/doubts/v1"))
                .body("money", empty())
                .body("senders", empty());
        said("money", "{\"node\": \"treasury\", \"units\": 5, \"reference\": \"0xf\"" + BY)
                .statusCode(409)
                .body("code", equalTo("HR-4186"));
        said("senders", "{\"chain\": 1, \"sender\": \"0xab\", \"nonce\": 7" + BY)
                .statusCode(409)
                .body("code", equalTo("HR-4186"));
    }

    /// A fraction was cut off and taken, and a word was refused without one.
    @Test
    void whatIsNoWholeNumberIsRefusedByName() {
        said("money", "{\"node\": \"treasury\", \"units\": 5.7, \"reference\": \"0xf\"" + BY)
                .statusCode(400)
                .body("code", equalTo("HR-5012"))
                .body("detail", containsString("units"));
        said("senders", "{\"chain\": 1, \"sender\": \"0xab\", \"nonce\": \"seven\"" + BY)
                .statusCode(400)
                .body("detail", containsString("nonce"));
    }

    @Test
    void whatIsMissingIsNamed() {
        said("money", "{\"node\": \"treasury\", \"units\": 0, \"reference\": \"0xf\"" + BY)
                .statusCode(400)
                .body("code", equalTo("HR-5031"))
                .body("detail", containsString("units"));
        said("money", "{\"node\": \"treasury\", \"units\": 5" + BY)
                .statusCode(400)
                .body("detail", containsString("reference"));
        said("senders", "{\"chain\": 1, \"sender\": \"0xab\", \"nonce\": -1" + BY)
                .statusCode(400)
                .body("detail", containsString("nonce"));
        said("senders", "{\"chain\": 1, \"sender\": \"0xab\", \"nonce\": 1, \"by\": \"ann\"}")
                .statusCode(400)
                .body("detail", containsString("why"));
    }
}
