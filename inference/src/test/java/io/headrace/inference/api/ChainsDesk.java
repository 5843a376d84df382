package io.headrace.inference.api;

import io.headrace.inference.LocalDesk;
import io.headrace.inference.SampleHome;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The sample desk at one period a second, its money on two real local chains.
public class ChainsDesk implements QuarkusTestProfile {
    /// Beside the settings of its chains; all that the service says.
    static final String LOG = "service.log";

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Resource.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }

    public static class Resource implements QuarkusTestResourceLifecycleManager {
        private @Nullable LocalDesk chains;

        @Override
        public Map<String, String> start() {
            Map<String, String> config = new HashMap<>(SampleHome.replayed("1"));
            Path folder = Path.of(config.get("headrace.home")).resolve("local-chains");
            LocalDesk started = LocalDesk.start(SampleHome.settings(), folder);
            chains = started;
            config.put("headrace.chains", started.chains().toString());
            config.put("quarkus.log.file.enable", "true");
            config.put("quarkus.log.file.path", folder.resolve(LOG).toString());
            config.put("quarkus.log.level", "DEBUG");
            return config;
        }

        @Override
        public void stop() {
            if (chains != null) {
                chains.close();
            }
        }
    }
}
