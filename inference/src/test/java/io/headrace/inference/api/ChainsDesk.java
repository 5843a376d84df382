package io.headrace.inference.api;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.headrace.inference.LocalDesk;
import io.headrace.inference.SampleHome;
import io.headrace.settlement.chain.key.Keystore;
import io.headrace.settlement.chain.rpc.Node;
import io.headrace.settlement.chain.rpc.RpcClient;
import io.headrace.settlement.chain.rpc.RpcLimits;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// The sample desk at one period a second, its money on two real local chains.
public class ChainsDesk implements QuarkusTestProfile {
    /// Beside the settings of its chains; all that the service says.
    static final String LOG = "service.log";

    /// The sender's: unlike a local chain's known ones it looks like nothing else that may stand in a log.
    static final BigInteger KEY =
            new BigInteger("c7e1a94f5d20b8363e9f0c4a71d8e25b96a3f0847bd15c2e60f93a7b48d1e5c2", 16);

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
            useKey(started, folder);
            config.put("headrace.chains", started.chains().toString());
            config.put("quarkus.log.file.enable", "true");
            config.put("quarkus.log.file.path", folder.resolve(LOG).toString());
            config.put("quarkus.log.level", "DEBUG");
            return config;
        }

        /// Has the desk send with [#KEY].
        private static void useKey(LocalDesk chains, Path folder) {
            try {
                String password = Files.readString(folder.resolve("password")).strip();
                String file = Keystore.write(folder.resolve("keys"), KEY, password);
                String address = Keystore.known(KEY).address();
                String settings = Files.readString(chains.chains());
                String own = "sender: {kind: keystore, address: \"" + address + "\", file: \"keys/" + file
                        + "\", password_file: password}";
                String changed = settings.replaceFirst("(?m)^sender: .*$", Matcher.quoteReplacement(own));
                assertNotEquals(settings, changed);
                Files.writeString(chains.chains(), changed);
                for (URI chain : List.of(chains.net().firstUri(), chains.net().secondUri())) {
                    try (RpcClient node = new RpcClient(new Node("local", chain), RpcLimits.USUAL)) {
                        node.call("anvil_setBalance", address, "0x3635c9adc5dea00000");
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void stop() {
            if (chains != null) {
                chains.close();
            }
        }
    }
}
