package io.headrace.inference.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.headrace.decision.guard.PredictivePolicy;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.record.DecisionCodec;
import io.headrace.decision.record.Evidence;
import io.headrace.decision.settings.Capital;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.inference.decide.CourierLoop;
import io.headrace.inference.decide.DeskBoard;
import io.headrace.inference.decide.DeskPlan;
import io.headrace.inference.decide.Phase;
import io.headrace.inference.feed.FakeClock;
import io.headrace.inference.feed.Speed;
import io.headrace.inference.forecast.ChampionModel;
import io.headrace.market.problem.ProblemException;
import io.headrace.models.forecast.ForecastSupport;
import io.headrace.settlement.attest.OrderCheck;
import io.headrace.settlement.attestor.AttestorNode;
import io.headrace.settlement.attestor.AttestorSettings;
import io.headrace.settlement.desk.ChainDesk;
import io.headrace.settlement.dossier.TwoPersons;
import io.headrace.settlement.journal.Intent;
import io.headrace.settlement.journal.Journal;
import io.headrace.settlement.journal.transfer.Dossier;
import io.headrace.settlement.journal.transfer.SqlBooks;
import io.headrace.settlement.lifecycle.Resolution;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.local.LocalCrew;
import io.headrace.settlement.local.LocalFiles;
import io.headrace.settlement.local.LocalNet;
import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.sqlite.SqliteReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two services on the same books and real local chains, each with a signer's memory of its own, as on
/// two machines: the second takes the first one's desk over, and the first stays down.
class TakenOverTest {
    private static final DeskSettings DESK = DeskSettings.defaults(List.of("alpha", "bravo"), List.of("BTC"))
            .withCapital(new Capital.Balances(
                    Map.of(DeskSettings.TREASURY, 500_000.0, "alpha", 20_000.0, "bravo", 27_500.0)));
    private static final List<String> NODES = List.of(DeskSettings.TREASURY, "alpha", "bravo");

    @TempDir
    Path folder;

    /// One service: its chains' settings, its board, its courier.
    private record Service(Path settings, DeskBoard board, Journal journal, CourierLoop courier)
            implements AutoCloseable {
        static Service start(Path settings, DeskPlan plan) {
            DeskBoard board = new DeskBoard(new FakeClock());
            ServedChains chains =
                    new ServedChains(settings, board, () -> System.currentTimeMillis() * 1_000_000, 0, () -> {});
            Journal journal = Journal.open(chains.books(plan), CommitProbe.NONE);
            CourierLoop courier = new CourierLoop(chains, plan, journal, "");
            courier.ask(desk -> desk.opened(NODES));
            courier.start();
            return new Service(settings, board, journal, courier);
        }

        /// What it told persons about its courier.
        List<String> over() {
            return board.pages().stream()
                    .filter(page -> page.about().equals("courier"))
                    .map(DeskBoard.PageCall::why)
                    .toList();
        }

        /// What its signer's memory says it handed out.
        long signed(DeskPlan plan) {
            Path memory =
                    settings.resolveSibling("signer").resolve(plan.booksHome().getFileName() + ".sqlite");
            try (SqliteReader reader = SqliteReader.open(memory, "db/migration/signer")) {
                return reader.read(connection -> {
                    try (ResultSet row =
                            connection.createStatement().executeQuery("SELECT count(*) FROM signed_attempt")) {
                        return row.getLong(1);
                    }
                });
            }
        }

        @Override
        public void close() {
            courier.close();
            journal.close();
        }
    }

    @Test
    void theServiceThatLostItsLeaseStaysDownAndSaysSoOnceWhileTheOtherCarries() throws IOException {
        List<AttestorNode> attestors = new ArrayList<>();
        try (LocalNet net = net();
                LocalCrew crew = LocalCrew.start(net)) {
            assertEquals("a filler and a proposer", crew.toString());
            LocalFiles files = LocalFiles.write(net, DESK, folder.resolve("first"));
            Path second = copy(files.chains().getParent(), folder.resolve("second"));
            DeskPlan plan = plan();
            try (Service older = Service.start(files.chains(), plan)) {
                Intent intent = decide(older.journal());
                older.courier().tell(ChainDesk::planIntents);
                try (Service newer = Service.start(second, plan)) {
                    until(() -> !older.over().isEmpty());
                    for (int i = 0; i < 2; i++) {
                        attestors.add(AttestorNode.start(
                                AttestorSettings.load(files.attestors().get(i)),
                                ServerPlace.around(files.chains()),
                                line -> {}));
                    }
                    until(() -> known(newer, intent).life().state() == State.RECONCILED);
                    assertTrue(newer.signed(plan) > 0 && newer.over().isEmpty());
                    isDown(older, intent);
                    assertEquals(0, older.signed(plan));
                }
                assertEquals(1, older.over().size(), "also when the other has gone");
                assertEquals(2, newestLease(plan), "nobody took the lease back");
            }
        } finally {
            attestors.forEach(AttestorNode::close);
        }
    }

    /// Longer than the courier would have waited before it took the lease back.
    private static void isDown(Service older, Intent intent) {
        LockSupport.parkNanos(3_000_000_000L);
        assertEquals(1, older.over().size());
        String why = older.over().getFirst();
        assertTrue(why.contains("another service has taken this desk over") && why.contains("HR-4109"), why);
        assertEquals(Phase.HOLDING, older.board().snapshot().phase());
        assertEquals(why, older.board().snapshot().message());
        assertOver(() -> older.courier().tell(ChainDesk::planIntents));
        assertOver(() -> older.courier().brake("a person halts the wrong one"));
        TwoPersons persons = older.courier().persons();
        assertEquals(
                State.RECONCILED,
                TwoPersons.require(persons.books(), intent.transfer()).life().state(),
                "what the other does can be read");
        assertOver(() -> persons.resolver()
                .resolve(intent.transfer(), new Resolution(Resolution.Kind.REJECT, "ann", "ben", "why")));
    }

    private static void assertOver(org.junit.jupiter.api.function.Executable what) {
        assertEquals(
                "HR-4109", assertThrows(ProblemException.class, what).problem().code());
    }

    private static Dossier known(Service service, Intent intent) {
        return TwoPersons.require(service.courier().persons().books(), intent.transfer());
    }

    private static long newestLease(DeskPlan plan) {
        try (SqlBooks books = SqlBooks.open(plan.booksHome().resolve("journal.sqlite"), CommitProbe.NONE)) {
            return books.newestFence();
        }
    }

    private static void until(BooleanSupplier reached) {
        for (int i = 0; i < 900 && !reached.getAsBoolean(); i++) {
            LockSupport.parkNanos(50_000_000);
        }
        assertTrue(reached.getAsBoolean());
    }

    private DeskPlan plan() throws IOException {
        Path home = Files.createDirectories(folder.resolve("journal").resolve("desk"));
        return new DeskPlan(
                "none",
                "none",
                DESK,
                "none",
                new ChampionModel.Refused("no model", home),
                home,
                new Speed(2_000
                        / (DESK.periodNanos() / 1e9)), // minutes of the chains are days: the quick way is worth it
                0,
                1,
                Optional.empty());
    }

    /// All but the signer's memory.
    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path place = to.resolve(from.relativize(file));
                Files.createDirectories(place.getParent());
                Files.copy(file, place);
            }
        }
        assertFalse(Files.exists(to.resolve("signer")));
        return to.resolve("chains.yaml");
    }

    private static LocalNet net() {
        Optional<String> named = Optional.ofNullable(System.getenv("ANVIL_BIN"));
        List<Path> places = Stream.concat(
                        Stream.of(Path.of("../positioner/settlement/contracts/node_modules/"
                                + "@foundry-rs/anvil-linux-amd64/bin/anvil")),
                        Stream.of(System.getenv("PATH").split(":")).map(path -> Path.of(path, "anvil")))
                .toList();
        assumeTrue(
                named.map(Path::of).filter(Files::isExecutable).isPresent()
                        || places.stream().anyMatch(Files::isExecutable),
                "skipped: no local chain; install Node and run `npm ci` in positioner/settlement/contracts, or set ANVIL_BIN");
        return LocalNet.start(DESK, named, places, 1);
    }

    /// A move to a venue that needs 25,000 USD and holds less.
    private static Intent decide(Journal journal) {
        TokenAmount none = TokenAmount.usd(0);
        NetworkState state = new NetworkState(
                0,
                List.of(
                        new NodeState(DeskSettings.TREASURY, TokenAmount.usd(500_000), none, none),
                        new NodeState("alpha", TokenAmount.usd(20_000), none, none),
                        new NodeState("bravo", TokenAmount.usd(27_500), none, none)),
                List.of(),
                DESK.routes());
        DemandOutlook outlook = new DemandOutlook(0, List.of(outlook("alpha"), outlook("bravo")));
        Decision decision = PredictivePolicy.of(DESK).decide(PolicyMemory.initial(0), state, outlook, 0);
        Move move = decision.moves().getFirst();
        Intent intent = new Intent(
                OrderCheck.key(DecisionCodec.digest(decision), 0, move).id(),
                0,
                0,
                move.from(),
                move.to(),
                move.amount().units(),
                System.currentTimeMillis() * 1_000_000);
        journal.commit(decision, "", new Evidence(state, outlook), List.of(intent), Optional.empty());
        return intent;
    }

    private static VenueOutlook outlook(String venue) {
        return new VenueOutlook(venue, 25_000, 25_000, Optional.empty(), new ForecastSupport.Unavailable("no model"));
    }
}
