package io.headrace.inference.api;

import io.headrace.inference.SampleHome;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The sample desk at two periods a second: slow enough to promote a model under it.
public class SlowDesk implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Resource.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }

    public static class Resource implements QuarkusTestResourceLifecycleManager {
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
                    "headrace.speed", "2");
        }

        @Override
        public void stop() {
            // The folder is the operating system's to clear.
        }
    }
}
