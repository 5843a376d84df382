package io.headrace.inference.api;

import io.headrace.inference.SampleHome;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Instant;
import java.util.Map;

/// The sample desk with a champion, replayed as fast as possible by the application under test.
public class SampleDesk implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        SampleHome home = SampleHome.temporary();
        home.promote(SampleHome.model());
        return Map.of(
                "headrace.home", home.path().toString(),
                "headrace.dataset", "sample",
                "headrace.settings", home.settingsFile().toString(),
                "headrace.from",
                        Instant.ofEpochSecond(0, SampleHome.FIRST_DECISION).toString(),
                "headrace.speed", "max");
    }

    @Override
    public void stop() {
        // The folder is the operating system's to clear.
    }
}
