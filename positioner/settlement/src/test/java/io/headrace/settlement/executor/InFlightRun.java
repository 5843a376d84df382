package io.headrace.settlement.executor;

import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.vault.VaultOnChain;
import io.headrace.settlement.executor.ExecutorSettings.Memory;
import io.headrace.settlement.lifecycle.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Many transfers in flight at once: two chains that mine nothing until every one of them is in the nodes' pools, then
/// a block a second until all are reconciled. Books, chains and venues are then held against each other.
final class InFlightRun {
    private static final long DOLLARS = 1_000_000L * 1_000_000;

    private InFlightRun() {}

    /// @param args `--transfers N --senders M`, the senders each on both chains
    public static void main(String[] args) throws IOException {
        int transfers = Figures.number(List.of(args), "--transfers", 1_000);
        int senders = Figures.number(List.of(args), "--senders", 50);
        Path home = Files.createTempDirectory("headrace-flight");
        try (LocalChain first = LocalChain.start(31337, "--accounts", "70");
                LocalChain second = LocalChain.start(42161, "--accounts", "70")) {
            List<LocalChain> chains = List.of(first, second);
            List<VaultOnChain> vaults = new ArrayList<>();
            chains.forEach(chain -> vaults.add(VaultOnChain.deploy(chain, Long.MAX_VALUE / 4)));
            int cap = Math.ceilDiv(transfers, senders * chains.size());
            LocalDesk desk = new LocalDesk(
                    vaults.stream()
                            .map(vault -> LocalDesk.OnChain.of(vault, Duration.ofSeconds(1)))
                            .toList(),
                    senders,
                    cap);
            chains.forEach(chain -> chain.client().call("evm_setAutomine", false));
            String figures = carried(desk, chains, home, transfers);
            Memory memory = desk.settings(home).memory();
            Reckoning reckoning = Reckoning.of(desk, memory, vaults, home.resolve(KilledDesk.NOTES));
            System.out.printf(
                    Locale.ROOT,
                    "{\"transfers_in_flight\":%d,\"senders\":%d,\"chains\":2,%s,\"lost\":%d,\"doubled\":%d,"
                            + "\"unexplained_units\":%s,\"load\":%.1f}%n",
                    transfers,
                    senders,
                    figures,
                    reckoning.lost(),
                    reckoning.doubled(),
                    reckoning.unexplainedUnits(),
                    Figures.load());
            System.exit(reckoning.isGood() && reckoning.transfers() == transfers ? 0 : 1);
        }
    }

    private static String carried(LocalDesk desk, List<LocalChain> chains, Path home, int transfers) {
        try (OpenChains open = desk.connect();
                Executor executor =
                        Executor.start(desk.settings(home), desk.ports(open, System::nanoTime), InFlightRun::wall)) {
            desk.chains().forEach(chain -> executor.opening(chain.node(), DOLLARS));
            long began = System.nanoTime();
            double processor = Figures.processor();
            desk.plans(0, transfers, wall() + Duration.ofHours(2).toNanos()).forEach(executor::plan);
            int ticks = 0;
            while (count(executor, State.IN_MEMPOOL) < transfers) {
                executor.tick();
                ticks++;
            }
            double flying = (System.nanoTime() - began) / 1e9;
            chains.forEach(chain -> chain.client().call("evm_setIntervalMining", 1));
            while (!executor.open().isEmpty()) {
                executor.tick();
                ticks++;
            }
            return String.format(
                    Locale.ROOT,
                    "\"seconds_until_all_in_flight\":%.1f,\"seconds_until_all_reconciled\":%.1f,"
                            + "\"processor_seconds\":%.1f,\"ticks\":%d",
                    flying,
                    (System.nanoTime() - began) / 1e9,
                    Figures.processor() - processor,
                    ticks);
        }
    }

    private static long count(Executor executor, State state) {
        return executor.open().stream().filter(life -> life.state() == state).count();
    }

    private static long wall() {
        return System.currentTimeMillis() * 1_000_000;
    }
}
