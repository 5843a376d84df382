package io.headrace.inference.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.headrace.decision.review.Review;
import io.headrace.decision.review.ReviewJson;
import io.headrace.inference.decide.DeskBoard;
import io.headrace.settlement.journal.JournalRecords;
import io.headrace.settlement.paper.PaperExecutor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The service's review is the library's, to the last digit.
@QuarkusTest
@QuarkusTestResource(SampleDesk.class)
class ReviewApiTest {
    @Inject
    DeskBoard board;

    @BeforeEach
    void waitForTheEnd() throws InterruptedException {
        Served.finished();
    }

    @Test
    void saysWhatTheLibrarySaysOfTheSameJournal() throws IOException {
        String served = given().queryParam("from", "2025-01-13T06:00:00Z")
                .queryParam("to", "2025-01-15")
                .get("/api/v1/review")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .asString();
        var plan = board.plan().orElseThrow();
        try (JournalRecords records = JournalRecords.open(plan.booksHome().resolve(PaperExecutor.JOURNAL_FILE))) {
            Review review = Review.of(records, plan.settings(), 1_736_748_000_000_000_000L, 1_736_899_200_000_000_000L);
            assertEquals(
                    new ObjectMapper().readTree(ReviewJson.of(review).toString()), new ObjectMapper().readTree(served));
        }
    }

    @Test
    void refusesWhatCannotBeAsked() {
        expect(400, "HR-5010", "from", "yesterday");
        expect(404, "HR-3120", "from", "2030-01-01");
        given().queryParam("from", "2025-01-15")
                .queryParam("to", "2025-01-14")
                .get("/api/v1/review")
                .then()
                .statusCode(400);
    }

    private static void expect(int status, String code, String name, String value) {
        assertEquals(
                code,
                given().queryParam(name, value)
                        .get("/api/v1/review")
                        .then()
                        .statusCode(status)
                        .extract()
                        .path("code"));
    }
}
