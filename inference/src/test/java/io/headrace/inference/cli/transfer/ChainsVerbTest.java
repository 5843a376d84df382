package io.headrace.inference.cli.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/// `chains check` and `chains multicall` on two local chains: what they find, and what they refuse.
class ChainsVerbTest {
    private static final long NOBODY = 987_654_321;
    private static final String NOWHERE = "0x9999999999999999999999999999999999999999";

    private static final DeskSettings DESK = DeskSettings.defaults(List.of("alpha", "bravo"), List.of("BTC"))
            .withCapital(
                    new Capital.Balances(Map.of(DeskSettings.TREASURY, 1_000.0, "alpha", 1_000.0, "bravo", 1_000.0)));

    @TempDir
    Path folder;

    private int exit;

    @Test
    void whatStandsIsFoundAndTheDesksSenderIsRefused() throws IOException {
        assumeTrue(LocalDesk.isThere(), "skipped: no local chain");
        try (LocalDesk local = LocalDesk.start(DESK, folder)) {
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

    @Test
    void aCheckTellsLineByLineWhatSettingsAndChainsAre() throws IOException {
        assumeTrue(LocalDesk.isThere(), "skipped: no local chain");
        try (LocalDesk local = LocalDesk.start(DESK, folder)) {
            String sound = say("chains", "check", "--chains", local.chains().toString());
            assertEquals(0, exit, sound);
            assertTrue(sound.contains("ok     vault of alpha: it is ours, and open"), sound);
            assertTrue(sound.contains("are sound") && !sound.contains("WRONG"), sound);

            Path file = folder.resolve("wrong.yaml");
            Files.writeString(
                    file,
                    Files.readString(local.chains())
                            .replaceAll("(alpha: .*address: )\"0x.{40}\"", "$1\"" + NOWHERE + '"'));
            String wrong = say("chains", "check", "--chains", file.toString());
            assertEquals(4, exit, wrong);
            assertTrue(wrong.contains("WRONG  vault of alpha: at " + NOWHERE), wrong);
            JsonNode document =
                    new ObjectMapper().readTree(say("chains", "check", "--json", "--chains", file.toString()));
            assertEquals(4, exit);
            assertFalse(document.path("sound").asBoolean(true), document::toString);
            assertEquals(
                    "chain first",
                    document.path("findings").path(0).path("subject").asText());

            assertTrue(say(
                            "chains",
                            "check",
                            "--chains",
                            folder.resolve("none.yaml").toString())
                    .contains("[HR-3"));
        }
    }

    private String run(Path chains, String chain, Path keystore) {
        return say(
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
    }

    private String say(String... words) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        try {
            exit = TransferCli.execute(words);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
