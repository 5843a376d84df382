package io.headrace.inference.api;

import io.headrace.inference.SampleHome;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/// The sample desk in a replay that a test never sees the end of: a period of market time an hour.
public class RunningDesk implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Resource.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }

    public static class Resource implements QuarkusTestResourceLifecycleManager {
        static final String PERIODS_PER_SECOND = Double.toString(1 / 3600.0);

        @Override
        public Map<String, String> start() {
            return SampleHome.replayed(PERIODS_PER_SECOND);
        }

        @Override
        public void stop() {
            // The folder is the operating system's to clear.
        }
    }
}
