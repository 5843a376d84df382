package io.headrace.settlement.executor;

import io.headrace.settlement.chain.rpc.FoundLog;
import io.headrace.settlement.chain.rpc.LogQuery;
import io.headrace.settlement.chain.vault.AccountLogs;
import io.headrace.settlement.chain.vault.VaultLogs;
import io.headrace.settlement.chain.vault.VaultOnChain;
import io.headrace.settlement.fact.Effect;
import io.headrace.settlement.journal.transfer.SqlBooks;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.sqlite.CommitProbe;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What books, chains and notes say in the end, counted each from its own source.
///
/// @param transfers in the books
/// @param lost transfers that the vault never paid, or that are not reconciled
/// @param doubled payments beyond the first of an id, and those of ids that no book knows
/// @param unexplainedUnits what venues hold beyond, or short of, what the books say was credited; base units
/// @param signatures by the keys' own notes
/// @param signedTooEarly of them, before the process had started
public record Reckoning(
        int transfers,
        int lost,
        int doubled,
        BigInteger unexplainedUnits,
        int starts,
        int signatures,
        int signedTooEarly) {
    static final Reckoning NONE = new Reckoning(0, 0, 0, BigInteger.ZERO, 0, 0, 0);

    /// What this and another desk say together. Units that one has beyond and the other is short of do not make up
    /// for each other.
    Reckoning plus(Reckoning more) {
        return new Reckoning(
                transfers + more.transfers,
                lost + more.lost,
                doubled + more.doubled,
                unexplainedUnits.abs().add(more.unexplainedUnits.abs()),
                starts + more.starts,
                signatures + more.signatures,
                signedTooEarly + more.signedTooEarly);
    }

    static Reckoning of(LocalDesk desk, ExecutorSettings.Memory memory, List<VaultOnChain> vaults, Path notes)
            throws IOException {
        Map<String, Integer> paid = new HashMap<>();
        BigInteger held = BigInteger.ZERO;
        for (VaultOnChain vault : vaults) {
            payments(vault).forEach((id, times) -> paid.merge(id, times, Integer::sum));
            held = held.add(vault.balance(VaultOnChain.VENUE));
        }
        List<Life> lives;
        try (SqlBooks books = SqlBooks.open(memory.books(), CommitProbe.NONE)) {
            lives = books.allLives();
        }
        int lost = 0;
        BigInteger credited = BigInteger.ZERO;
        for (Life life : lives) {
            lost += life.state() == State.RECONCILED && paid.containsKey(life.id()) ? 0 : 1;
            credited = credited.add(BigInteger.valueOf(life.evidence().credited()));
        }
        int payments = paid.values().stream().mapToInt(Integer::intValue).sum();
        long known = lives.stream().filter(life -> paid.containsKey(life.id())).count();
        int[] signing = signing(notes);
        return new Reckoning(
                lives.size(),
                lost,
                (int) (payments - known),
                held.subtract(credited),
                signing[0],
                signing[1],
                signing[2]);
    }

    boolean isGood() {
        return lost == 0 && doubled == 0 && unexplainedUnits.signum() == 0 && signedTooEarly == 0;
    }

    String fields() {
        return String.format(
                Locale.ROOT,
                "\"starts\":%d,\"transfers\":%d,\"lost\":%d,\"doubled\":%d,\"unexplained_units\":%s,"
                        + "\"signatures\":%d,\"signed_before_reconciliation\":%d",
                starts,
                transfers,
                lost,
                doubled,
                unexplainedUnits,
                signatures,
                signedTooEarly);
    }

    private static Map<String, Integer> payments(VaultOnChain vault) {
        Map<String, Integer> paid = new HashMap<>();
        LogQuery all = LogQuery.ever(vault.id().address(), AccountLogs.EXECUTED);
        for (FoundLog found : vault.chain().node().logs(all)) {
            Effect effect = new VaultLogs(vault.id()).read(found.log()).orElseThrow();
            paid.merge(((Effect.Paid) effect).transferId(), 1, Integer::sum);
        }
        return paid;
    }

    /// Starts, signatures, and signatures between a process's beginning and its having started.
    private static int[] signing(Path notes) throws IOException {
        int[] counts = new int[3];
        boolean started = true;
        if (Files.exists(notes)) {
            for (String line : Files.readAllLines(notes)) {
                switch (line.split(" ")[0]) {
                    case "began" -> {
                        counts[0]++;
                        started = false;
                    }
                    case "started" -> started = true;
                    case "signed" -> {
                        counts[1]++;
                        counts[2] += started ? 0 : 1;
                    }
                    default -> {}
                }
            }
        }
        return counts;
    }
}
