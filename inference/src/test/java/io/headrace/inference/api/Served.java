package io.headrace.inference.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;

/// Waiting for the application under test.
public final class Served {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Served() {}

    /// Returns when the replay has ended.
    public static void finished() throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        String phase = "";
        while (!phase.equals("FINISHED")) {
            assertTrue(System.nanoTime() < until, "the replay did not end, it is " + phase);
            Thread.sleep(100);
            phase = given().get("/api/v1/status")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("phase");
        }
    }
}
