package io.headrace.inference;

import io.headrace.decision.settings.DeskSettings;
import io.headrace.settlement.attestor.AttestorNode;
import io.headrace.settlement.attestor.AttestorSettings;
import io.headrace.settlement.chain.key.KeySettings;
import io.headrace.settlement.local.LocalFiles;
import io.headrace.settlement.local.LocalNet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Two real local chains with a desk's vaults and bridges on them, and its three attestors.
public final class LocalDesk implements AutoCloseable {
    private final LocalNet net;
    private final LocalFiles files;
    private final List<AttestorNode> attestors = new ArrayList<>();

    private LocalDesk(LocalNet net, LocalFiles files) {
        this.net = net;
        this.files = files;
    }

    /// Whether there is an anvil; for tests that are skipped without one.
    public static boolean isThere() {
        return Stream.concat(named().map(Path::of).stream(), places().stream()).anyMatch(Files::isExecutable);
    }

    public static LocalDesk start(DeskSettings desk, Path folder) {
        LocalNet net = LocalNet.start(desk, named(), places(), 1);
        LocalDesk local = new LocalDesk(net, LocalFiles.write(net, desk, folder));
        KeySettings.Surroundings around = new KeySettings.Surroundings(folder, System::getenv, Instant::now);
        for (Path own : local.files.attestors()) {
            local.attestors.add(AttestorNode.start(AttestorSettings.load(own), around, line -> {}));
        }
        return local;
    }

    private static Optional<String> named() {
        return Optional.ofNullable(System.getenv("ANVIL_BIN"));
    }

    private static List<Path> places() {
        return Stream.concat(
                        Stream.of(Path.of("../positioner/settlement/contracts/node_modules")
                                .resolve("@foundry-rs/anvil-linux-amd64/bin/anvil")),
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                                .map(path -> Path.of(path, "anvil")))
                .toList();
    }

    /// Settings for `serve --chains`.
    public Path chains() {
        return files.chains();
    }

    public LocalNet net() {
        return net;
    }

    @Override
    public void close() {
        attestors.forEach(AttestorNode::close);
        net.close();
    }
}
