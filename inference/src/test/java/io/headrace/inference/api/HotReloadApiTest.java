package io.headrace.inference.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.inference.SampleHome;
import io.headrace.models.registry.ModelRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// A model promoted under the running service.
@QuarkusTest
@TestProfile(SlowDesk.class)
class HotReloadApiTest {
    private static final int TRIES = 900;

    @ConfigProperty(name = "headrace.home")
    Path home = Path.of("");

    @Test
    void aPromotionIsServedAndATamperedOneIsNot() throws InterruptedException, IOException {
        ModelRegistry registry = new ModelRegistry(home.resolve("models"));
        until("decider", "MODEL");
        String second = registry.publish(SampleHome.model(1.2, SampleHome.FIRST_DECISION - SampleHome.DAY));
        registry.promote(second);
        until("model_id", second);
        given().get("/api/v1/model").then().body("refused", equalTo(null));

        String third = registry.publish(SampleHome.model(1.4, SampleHome.FIRST_DECISION - SampleHome.DAY));
        registry.promote(third);
        Path file = home.resolve("models").resolve(third).resolve("model.json.gz");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        String refused = "";
        for (int i = 0; i < TRIES && !refused.contains("HR-2002"); i++) {
            refused = String.valueOf(model("refused"));
            Thread.sleep(100);
        }
        assertTrue(refused.contains("HR-2002") && refused.contains(third), refused);
    }

    private static void until(String field, String value) throws InterruptedException {
        Object found = null;
        for (int i = 0; i < TRIES && !value.equals(found); i++) {
            found = model(field);
            Thread.sleep(100);
        }
        assertTrue(value.equals(found), field + " is " + found);
        given().get("/q/metrics").then().statusCode(200).body(containsString("headrace_model_refused"));
    }

    private static Object model(String field) {
        return given().get("/api/v1/model").then().statusCode(200).extract().path(field);
    }
}
