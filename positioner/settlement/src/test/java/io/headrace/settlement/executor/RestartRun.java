package io.headrace.settlement.executor;

import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.vault.VaultOnChain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// How long a start takes with many open transfers: from nothing open to every check passed and every sender and
/// transfer looked at once. As many as the senders may hold are in the nodes' pools, the others wait for a slot.
final class RestartRun {
    private static final int SENDERS = 50;
    private static final int LANE_CAP = 20;
    private static final int TIMES = 5;

    private RestartRun() {}

    /// @param args `--transfers N`
    public static void main(String[] args) throws IOException {
        int transfers = Figures.number(List.of(args), "--transfers", 10_000);
        Path home = Files.createTempDirectory("headrace-restart");
        try (LocalChain chain = LocalChain.start(31337, "--accounts", "70")) {
            VaultOnChain vault = VaultOnChain.deploy(chain, Long.MAX_VALUE / 4);
            LocalDesk desk =
                    new LocalDesk(List.of(LocalDesk.OnChain.of(vault, Duration.ofSeconds(1))), SENDERS, LANE_CAP);
            chain.client().call("evm_setAutomine", false);
            run(desk, home, OptionalInt.of(transfers));
            long[] safe = new long[TIMES];
            double processor = Figures.processor();
            for (int i = 0; i < TIMES; i++) {
                safe[i] = run(desk, home, OptionalInt.empty());
            }
            System.out.printf(
                    Locale.ROOT,
                    "{\"open_transfers\":%d,\"restart_to_safe_ms\":%s,\"processor_seconds_each\":%.2f,\"load\":%.1f}%n",
                    transfers,
                    Figures.spread(safe),
                    (Figures.processor() - processor) / TIMES,
                    Figures.load());
        }
        System.exit(0);
    }

    /// @return nanoseconds to the end of the first tick
    private static long run(LocalDesk desk, Path home, OptionalInt planned) {
        long began = System.nanoTime();
        try (OpenChains open = desk.connect();
                Executor executor =
                        Executor.start(desk.settings(home), desk.ports(open, System::nanoTime), RestartRun::wall)) {
            if (planned.isPresent()) {
                executor.opening(desk.chains().getFirst().node(), Long.MAX_VALUE / 4);
                desk.plans(0, planned.getAsInt(), wall() + Duration.ofHours(2).toNanos())
                        .forEach(executor::plan);
                while (executor.lanes().stream()
                        .anyMatch(lane -> lane.open().size() < LANE_CAP
                                || lane.open().stream()
                                        .anyMatch(slot -> slot.attempts().isEmpty()))) {
                    executor.tick();
                }
            }
            executor.tick();
            return System.nanoTime() - began;
        }
    }

    private static long wall() {
        return System.currentTimeMillis() * 1_000_000;
    }
}
