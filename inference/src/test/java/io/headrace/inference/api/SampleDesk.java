package io.headrace.inference.api;

import io.headrace.inference.SampleHome;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// The sample desk with a champion, replayed as fast as possible by the application under test.
public class SampleDesk implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return SampleHome.replayed("max");
    }

    @Override
    public void stop() {
        // The folder is the operating system's to clear.
    }
}
