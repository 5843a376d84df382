package io.headrace.settlement.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.settings.Section;
import io.headrace.market.event.Instrument;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.chain.oracle.PriceFeed;
import io.headrace.settlement.chain.read.Multicall;
import io.headrace.settlement.chain.rpc.Node;
import io.headrace.settlement.chain.watch.ChainProfile;
import io.headrace.settlement.executor.ExecutorSettings.ChainSettings;
import io.headrace.settlement.monitor.Watched;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the settings say of what is watched, and what is said when they are wrong.
class WatchFileTest {
    private static final String POOL = "0x" + "a1".repeat(20);
    private static final String TOKEN = "0x" + "b2".repeat(20);
    private static final String FEED = "0x" + "c3".repeat(20);
    private static final String RESERVE =
            "{venue: aave-v3-base, coin: USDC, pool: \"" + POOL + "\", token: \"" + TOKEN + "\"}";
    private static final String ORACLE = "{coin: ETH, feed: \"" + FEED + "\", decimals: 8, max_age_seconds: 3600}";

    @TempDir
    Path folder;

    @Test
    void reservesAndOraclesAreNamedByChain() throws IOException {
        List<Watched> read = read("watch:\n  - chain: base\n    reserves: [" + RESERVE + "]\n    oracles: [" + ORACLE
                + "]\n  - {chain: main, multicall: \"" + POOL + "\"}\n");
        assertEquals(
                List.of(
                        new Watched(
                                "base",
                                Multicall.CANONICAL,
                                List.of(new Watched.Reserve(new Instrument("aave-v3-base", "USDC"), POOL, TOKEN)),
                                List.of(new Watched.Oracle(
                                        new Instrument("base", "ETH"), new PriceFeed(FEED, 8, Duration.ofHours(1))))),
                        new Watched("main", POOL, List.of(), List.of())),
                read);
    }

    @Test
    void badSettingsAreOneSentence() {
        assertRefused("HR-3005", "no chain of these settings: other", "watch: [{chain: other}]\n");
        assertRefused("HR-3005", "twice", "watch: [{chain: base}, {chain: base}]\n");
        assertRefused("HR-3003", "reserve", "watch: [{chain: base, reserve: []}]\n");
        assertRefused("HR-3004", "chain", "watch: [{multicall: \"" + POOL + "\"}]\n");
        assertRefused("HR-3005", "40 hex digits", "watch: [{chain: base, multicall: \"0x12\"}]\n");
        assertRefused(
                "HR-3005", "watched twice", "watch: [{chain: base, reserves: [" + RESERVE + ", " + RESERVE + "]}]\n");
        assertRefused(
                "HR-3005",
                "no blank, comma or quote",
                "watch: [{chain: base, oracles: [" + ORACLE.replace("ETH", "\"E,TH\"") + "]}]\n");
        assertRefused(
                "HR-3005",
                "0 to 36 decimals",
                "watch: [{chain: base, oracles: [" + ORACLE.replace("decimals: 8", "decimals: 80") + "]}]\n");
        assertRefused(
                "HR-3004",
                "at most 9 digits",
                "watch: [{chain: base, oracles: [" + ORACLE.replace("decimals: 8", "decimals: 80000000000") + "]}]\n");
        assertRefused(
                "HR-3005", "positive age", "watch: [{chain: base, oracles: [" + ORACLE.replace("3600", "0") + "]}]\n");
        assertRefused(
                "HR-3005",
                "checksum",
                "watch: [{chain: base, multicall: \"" + POOL.replaceFirst("a1a1", "A1a1") + "\"}]\n");
    }

    private void assertRefused(String code, String words, String text) {
        Problem problem =
                assertThrows(ProblemException.class, () -> read(text), text).problem();
        assertEquals(code, problem.code(), problem::sentence);
        assertTrue(problem.sentence().contains(words), problem::sentence);
    }

    private List<Watched> read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("chains.yaml"), text);
        return Section.read(
                file, "the chains' settings", top -> WatchFile.read(top, List.of(chain("base", 1), chain("main", 2))));
    }

    private static ChainSettings chain(String name, long id) {
        ChainProfile profile = new ChainProfile(
                id, name, Duration.ofSeconds(2), new ChainProfile.Finality.Depth(2), 0, "0x" + "00".repeat(32));
        URI nowhere = URI.create("http://127.0.0.1:1");
        return new ChainSettings(profile, List.of(new Node("north", nowhere), new Node("south", nowhere)), 0);
    }
}
