package io.headrace.inference.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.settings.DeskSettings;
import io.headrace.inference.SampleHome;
import io.headrace.inference.feed.Speed;
import io.headrace.market.event.GasPrice;
import io.headrace.market.event.GasUnit;
import io.headrace.market.event.IndexPrice;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeOptionsTest {
    @TempDir
    Path folder;

    @Test
    void readsTimesAndDates() {
        assertEquals(1_738_368_000_000_000_000L, ServeOptions.instant("2025-02-01"));
        assertEquals(1_738_371_600_500_000_000L, ServeOptions.instant("2025-02-01T01:00:00.5Z"));
        assertThrows(IllegalArgumentException.class, () -> ServeOptions.instant("yesterday"));
    }

    @Test
    void takesTheOnlyDatasetWhenNoneIsNamed() {
        SampleHome.at(folder);
        assertEquals(
                folder.resolve("datasets/sample"),
                options(Optional.empty(), OptionalLong.empty()).datasetFolder());
    }

    @Test
    void refusesAStartAfterTheData() {
        SampleHome.at(folder);
        ServeOptions late = options(Optional.of("sample"), OptionalLong.of(ServeOptions.instant("2030-01-01")));
        ProblemException refused = assertThrows(ProblemException.class, () -> PreparedDesk.prepare(late));
        assertEquals("HR-5003", refused.problem().code());
        assertEquals(ExitCode.INVALID, refused.problem().exit());
    }

    @Test
    void startsOneWindowAfterTheTrainingDataAsABacktestDoes() {
        SampleHome home = SampleHome.at(folder);
        home.promote(SampleHome.model());
        PreparedDesk desk = PreparedDesk.prepare(options(Optional.of("sample"), OptionalLong.empty()));
        long window = SampleHome.settings().window().endNanos();
        assertEquals(SampleHome.FIRST_DECISION + window, desk.plan().startNanos());
    }

    @Test
    void setsEarlierBooksAsideWithoutDeletingThem() throws Exception {
        BooksFolder books = new BooksFolder(folder.resolve("journal/desk"), Optional.empty());
        Files.createDirectories(books.path());
        Files.writeString(books.path().resolve("mine"), "kept");
        books.setAside();
        assertEquals("kept", Files.readString(folder.resolve("journal/desk.before-1/mine")));
    }

    /// A database that is not there is told before a server starts, and --fresh touches none.
    @Test
    void booksOnAServerAreLookedForAtTheStartAndNotSetAside() throws Exception {
        SampleHome.at(folder);
        ServeOptions options = onServer(false);
        ProblemException refused = assertThrows(ProblemException.class, options::requireFiles);
        assertEquals("HR-4009", refused.problem().code());
        assertEquals(ExitCode.UNREACHABLE, refused.problem().exit());
        assertTrue(
                refused.problem().where().contains("at jdbc:postgresql://127.0.0.1:1/desk as desk"), refused::toString);
        assertFalse(refused.problem().sentence().contains("of-the-desk"), "no password in a message, ever");
        ProblemException fresh = assertThrows(ProblemException.class, () -> PreparedDesk.prepare(onServer(true)));
        assertEquals("HR-5007", fresh.problem().code());
        assertEquals(
                "HR-4009",
                assertThrows(ProblemException.class, () -> PreparedDesk.prepare(options))
                        .problem()
                        .code());
    }

    /// As after an import of what a desk read from its chains.
    @Test
    void aChainIsNoVenueOfAStandardDesk() {
        List<MarketEvent> events = new ArrayList<>(SampleHome.EVENTS);
        long last = events.getLast().knownNanos();
        events.add(new GasPrice(new Instrument("base", "gas"), last, last, 0, GasUnit.GWEI, 1));
        events.add(new IndexPrice(new Instrument("base", "USDC"), last, last, 1, 1));
        events.sort(MarketEvent.ORDER);
        SampleHome.at(folder, events);
        DeskSettings desk = PreparedDesk.prepare(options(Optional.of("sample"), OptionalLong.empty()))
                .plan()
                .settings();
        assertEquals(SampleHome.MARKET.venues(), desk.venues());
        assertEquals(
                Set.copyOf(SampleHome.MARKET.coins()),
                Set.copyOf(desk.portfolio().coinNames()));
    }

    /// A chain's facts under a live venue's name would hide that the venue fell silent.
    @Test
    void aChainMayNotBearTheNameOfALiveVenue() throws Exception {
        ServeOptions named = onServer(false);
        Path chains = named.chains().orElseThrow();
        Files.writeString(chains, Files.readString(chains).replace("name: one", "name: okx"));
        for (String live : List.of("okx", "bybit")) {
            ServeOptions options = new ServeOptions(
                    folder,
                    Optional.empty(),
                    Optional.empty(),
                    OptionalLong.empty(),
                    Speed.MAX,
                    false,
                    Optional.of(LiveOptions.of(
                            List.of("hyperliquid", live),
                            List.of("BTC"),
                            List.of(),
                            Optional.empty(),
                            Duration.ofMinutes(1))),
                    Optional.of(chains));
            ProblemException refused = assertThrows(ProblemException.class, options::requireFiles);
            assertEquals(
                    live.equals("okx") ? "HR-5019" : "HR-4009",
                    refused.problem().code());
        }
    }

    private ServeOptions onServer(boolean fresh) throws IOException {
        String word = "0x" + "1".repeat(64);
        String address = "0x" + "2".repeat(40);
        Files.writeString(folder.resolve("db-password"), "word-of-the-desk\n");
        Path chains = Files.writeString(folder.resolve("chains.yaml"), """
                chains:
                  - {chain_id: 1, name: one, block_seconds: 12, final_depth: 2, checkpoint: 0, checkpoint_hash: "%1$s", since_block: 0,
                     nodes: [{operator: north, url: "http://127.0.0.1:1"}, {operator: south, url: "http://127.0.0.1:1"}]}
                vaults: {treasury: {chain_id: 1, address: "%2$s"}}
                token: {address: "%2$s", decimals: 6, balances_slot: 9}
                ways: []
                attestors: {needed: 2, patience_seconds: 1, kept_bps: 20, panel: [{url: "http://127.0.0.1:1", address: "%2$s"}, {url: "http://127.0.0.1:1", address: "%2$s"}]}
                sender: {kind: keystore, address: "%2$s", file: key, password_file: password}
                limits: {cap_gwei: 2, most_gas: 30000, call_gas: 21000, outstanding_usd: 1, open_slots: 1}
                expire_seconds: 60
                books: {url: "jdbc:postgresql://127.0.0.1:1/desk", user: desk, password_file: db-password}
                """.formatted(word, address));
        return new ServeOptions(
                folder,
                Optional.of("sample"),
                Optional.empty(),
                OptionalLong.empty(),
                Speed.MAX,
                fresh,
                Optional.empty(),
                Optional.of(chains));
    }

    private ServeOptions options(Optional<String> dataset, OptionalLong from) {
        return new ServeOptions(folder, dataset, Optional.empty(), from, Speed.MAX, false);
    }
}
