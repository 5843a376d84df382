package io.headrace.settlement.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.nodes.LogReader;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.Node;
import io.headrace.settlement.chain.vault.AccountLogs;
import io.headrace.settlement.chain.vault.VaultLogs;
import io.headrace.settlement.chain.vault.VaultOnChain;
import io.headrace.settlement.chain.watch.ChainProfile;
import io.headrace.settlement.executor.ExecutorSettings.ChainSettings;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.sqlite.CommitProbe;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A whole transfer on a chain that says itself which block is final, taken back once from above that block.
class FinalTagTest {
    private static final String SLOTS =
            "4"; // anvil calls safe what has so many blocks on top, and finalized twice as many
    private static final long DOLLARS = 1_000_000L * 1_000_000;
    private static final Set<State> OVER_THE_CHAIN =
            EnumSet.of(State.FINAL_OK, State.DELIVERED, State.CREDIT_WAIT, State.CREDITED, State.RECONCILED);
    private static final int TICKS = 3; // more than one look needs

    @TempDir
    Path home;

    private static long wall() {
        return System.currentTimeMillis() * 1_000_000;
    }

    private static ChainSettings tagged(VaultOnChain vault, BlockTag.Named tag) {
        LocalChain chain = vault.chain();
        String genesis =
                chain.node().block(new BlockTag.Number(0)).orElseThrow().hash();
        ChainProfile profile = new ChainProfile(
                chain.chainId(), "local", Duration.ofSeconds(1), new ChainProfile.Finality.Tagged(tag), 0, genesis);
        Node north = new Node("north", chain.anvil().uri());
        Node south = new Node("south", chain.anvil().uri());
        return new ChainSettings(profile, List.of(north, south), 0);
    }

    private static ExecutorSettings with(ExecutorSettings plain, ChainSettings chain) {
        return new ExecutorSettings(
                List.of(chain),
                plain.book(),
                plain.senders(),
                plain.terms(),
                plain.limits(),
                plain.callGas(),
                plain.memory());
    }

    private static State until(Executor executor, String id, Predicate<Life> reached) {
        for (int i = 0; i < 300; i++) {
            executor.tick();
            Life life = executor.life(id).orElseThrow();
            if (reached.test(life)) {
                return life.state();
            }
            LockSupport.parkNanos(20_000_000);
        }
        throw new AssertionError("not reached: " + executor.life(id));
    }

    private static State after(Executor executor, String id) {
        for (int i = 0; i < TICKS; i++) {
            executor.tick();
        }
        return executor.life(id).orElseThrow().state();
    }

    @ParameterizedTest
    @CsvSource({"finalized, 8", "safe, 4"})
    void nothingIsFinalBeforeTheChainSaysSoAndWhatItTakesBackIsPaidOnce(String name, int depth) {
        BlockTag.Named tag = new BlockTag.Named(name);
        try (LocalChain chain = LocalChain.start(31337, "--slots-in-an-epoch", SLOTS, "--accounts", "40")) {
            VaultOnChain vault = VaultOnChain.deploy(chain);
            chain.client().call("anvil_mine", "0x14"); // the vault and its money are final
            chain.client().call("evm_setAutomine", false);
            LocalDesk desk = new LocalDesk(List.of(LocalDesk.OnChain.of(vault, Duration.ofSeconds(1))), 1, 8);
            ChainSettings settings = tagged(vault, tag);
            Map<Long, LogReader> readers =
                    Map.of(chain.chainId(), new AccountLogs(new VaultLogs(vault.id()), Set.of(VaultOnChain.VENUE)));
            BigInteger before = vault.balance(VaultOnChain.VENUE);
            TransferPlan plan = desk.plan(0, wall() + Duration.ofHours(1).toNanos());
            try (OpenChains open = OpenChains.connect(List.of(settings), readers);
                    Executor executor = Executor.start(
                            with(desk.settings(home), settings),
                            desk.ports(open, System::nanoTime),
                            FinalTagTest::wall,
                            CommitProbe.NONE)) {
                executor.opening("treasury-31337", DOLLARS);
                executor.plan(plan);
                until(executor, plan.id(), life -> life.state() == State.IN_MEMPOOL);
                chain.client().call("anvil_mine", "0x1");
                until(executor, plan.id(), life -> life.state() == State.INCLUDED);
                chain.client().call("anvil_mine", "0x" + Integer.toHexString(depth - 2));
                assertEquals(State.INCLUDED, after(executor, plan.id()), "its block is not final yet");

                chain.client().call("anvil_reorg", depth - 1, List.of());
                assertEquals(before, vault.balance(VaultOnChain.VENUE), "the chain has taken it back");
                assertFalse(OVER_THE_CHAIN.contains(after(executor, plan.id())));
                until(executor, plan.id(), life -> life.state() == State.IN_MEMPOOL);
                chain.client().call("anvil_mine", "0x1");
                long block = chain.node().head().number();
                while (chain.node().block(tag).orElseThrow().number() < block) {
                    assertFalse(
                            OVER_THE_CHAIN.contains(after(executor, plan.id())),
                            () -> "final before the chain says so: " + executor.life(plan.id()));
                    chain.client().call("evm_mine");
                }
                assertEquals(
                        State.RECONCILED,
                        until(executor, plan.id(), life -> executor.open().isEmpty()));
                assertEquals(0, executor.unexplained().size());
            }
            assertEquals(before.add(BigInteger.valueOf(plan.units())), vault.balance(VaultOnChain.VENUE), "once");
        }
    }
}
