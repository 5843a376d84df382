package io.headrace.inference.cli.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.headrace.decision.settings.Capital;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.inference.LocalDesk;
import io.headrace.settlement.chain.key.Keystore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `chains multicall` on two local chains, which have one: what it finds, and what it refuses.
class ChainsVerbTest {
    private static final long NOBODY = 987_654_321;

    @TempDir
    Path folder;

    private int exit;

    @Test
    void whatStandsIsFoundAndTheDesksSenderIsRefused() throws IOException {
        assumeTrue(LocalDesk.isThere(), "skipped: no local chain");
        DeskSettings desk = DeskSettings.defaults(List.of("alpha", "bravo"), List.of("BTC"))
                .withCapital(new Capital.Balances(
                        Map.of(DeskSettings.TREASURY, 1_000.0, "alpha", 1_000.0, "bravo", 1_000.0)));
        try (LocalDesk local = LocalDesk.start(desk, folder)) {
            Path own = folder.resolve(Keystore.write(folder, BigInteger.valueOf(NOBODY), "everybody knows this"));
            String found = run(local.chains(), "first", own);
            assertEquals(0, exit, found);
            assertTrue(found.contains("on first; nothing was sent; the settings need nothing more."), found);

            Path unnamed = Files.writeString(
                    folder.resolve("unnamed.yaml"),
                    Files.readString(local.chains()).replaceAll("    multicall: .*\n", ""));
            String poor = run(unnamed, "second", own);
            assertEquals(7, exit, poor);
            assertTrue(poor.contains("the account has 0") && poor.contains("[HR-4196]"), poor);

            String other = run(local.chains(), "third", own);
            assertEquals(5, exit, other);
            assertTrue(other.contains("they have [first, second]") && other.contains("[HR-4191]"), other);

            String sender = run(local.chains(), "first", senders(local.chains()));
            assertEquals(7, exit, sender);
            assertTrue(sender.contains("[HR-4192]"), sender);
        }
    }

    private Path senders(Path chains) throws IOException {
        try (Stream<String> lines = Files.lines(chains)) {
            String sender = lines.filter(line -> line.startsWith("sender: "))
                    .findFirst()
                    .orElseThrow();
            return folder.resolve(sender.replaceAll(".*file: \"(keys/[^\"]*)\".*", "$1"));
        }
    }

    private String run(Path chains, String chain, Path keystore) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        try {
            exit = TransferCli.execute(
                    "chains",
                    "multicall",
                    "--chains",
                    chains.toString(),
                    "--chain",
                    chain,
                    "--keystore",
                    keystore.toString(),
                    "--password-file",
                    folder.resolve("password").toString());
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
