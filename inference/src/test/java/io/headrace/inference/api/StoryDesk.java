package io.headrace.inference.api;

import io.headrace.inference.LocalDesk;
import io.headrace.inference.SampleHome;
import io.headrace.settlement.local.LocalCrew;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The sample desk on two local chains with those who work beside them, told as `demo --chain` tells it; what is
/// printed is kept.
public class StoryDesk implements QuarkusTestProfile {
    /// Transfers after which the story is summed up.
    static final int TRANSFERS = 4;

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Resource.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }

    /// Keeps what goes through, beside where it goes.
    private static final class Kept extends OutputStream {
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final PrintStream on;

        Kept(PrintStream on) {
            this.on = on;
        }

        @Override
        public synchronized void write(int b) {
            kept.write(b);
            on.write(b);
        }

        @Override
        public void flush() {
            on.flush();
        }

        synchronized String text() {
            return kept.toString(StandardCharsets.UTF_8);
        }
    }

    public static class Resource implements QuarkusTestResourceLifecycleManager {
        private final PrintStream before = System.out;
        private final Kept kept = new Kept(before);
        private @Nullable LocalDesk chains;
        private @Nullable LocalCrew crew;

        @Override
        public Map<String, String> start() {
            System.setOut(new PrintStream(kept, true, StandardCharsets.UTF_8));
            Map<String, String> config = new HashMap<>(SampleHome.replayed("1"));
            Path folder = Path.of(config.get("headrace.home")).resolve("local-chains");
            LocalDesk started = LocalDesk.start(SampleHome.settings(), folder);
            chains = started;
            crew = LocalCrew.start(started.net());
            config.put("headrace.chains", started.chains().toString());
            config.put("headrace.story", Integer.toString(TRANSFERS));
            config.put("headrace.hold", "false");
            return config;
        }

        @Override
        public void inject(Object test) {
            if (test instanceof ChainStoryTest story) {
                story.printed = kept::text;
            }
        }

        @Override
        public void stop() {
            System.setOut(before);
            if (crew != null) {
                crew.close();
            }
            if (chains != null) {
                chains.close();
            }
        }
    }
}
