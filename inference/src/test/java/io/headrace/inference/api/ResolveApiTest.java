package io.headrace.inference.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headrace.inference.decide.DeskBoard;
import io.headrace.settlement.courier.Books.Change;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.journal.transfer.SqlBooks;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.LifeEvent;
import io.headrace.settlement.lifecycle.Lifecycle;
import io.headrace.settlement.lifecycle.Route;
import io.headrace.settlement.lifecycle.Terms;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.lifecycle.View;
import io.headrace.settlement.lifecycle.View.Permission;
import io.headrace.settlement.paper.PaperExecutor;
import io.headrace.settlement.slot.Lane;
import io.headrace.settlement.sqlite.CommitProbe;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Words of persons over HTTP under keys: a word whose answer was lost is said again without being a second one.
@QuarkusTest
@TestProfile(RunningDesk.class)
class ResolveApiTest {
    private static final long NOW = 1_700_000_000_000_000_000L;
    private static final LaneId LANE = new LaneId(31337, "0x70997970c51812dc3a010c7d01b50e0d17dc79c8");
    private static final String HELD = "0xabc1";

    @Inject
    DeskBoard board;

    @BeforeEach
    @Timeout(90)
    void theBooksAreOpen() throws InterruptedException {
        while (board.persons().isEmpty()) {
            Thread.sleep(50);
        }
    }

    private void hold(String id) {
        try (SqlBooks books = SqlBooks.open(
                board.plan().orElseThrow().booksHome().resolve(PaperExecutor.JOURNAL_FILE), CommitProbe.NONE)) {
            Route route = new Route("direct", Route.Bridge.NONE, false, LANE, Optional.empty());
            TransferPlan plan =
                    new TransferPlan(id, "d1", "USDC", "treasury", "alpha", route, 5_000_000, 4_990_000, NOW * 2);
            Life life = Life.planned(plan, NOW);
            View view = new View(life, Lane.opened(LANE, 0), Ledger.EMPTY, 1, NOW, Permission.HALTED, Terms.USUAL);
            Life held = new Lifecycle()
                    .step(view, new LifeEvent.Held("two attestors disagree"))
                    .life();
            long fence = books.open().fence();
            for (Life each : List.of(life, held)) {
                books.commit(new Change(fence, List.of(each), Optional.empty(), List.of(), Optional.empty()));
            }
        }
    }

    @Test
    void aWordSaidAgainUnderItsKeyIsOneWord() {
        hold(HELD);
        String first = said(HELD, "ann", "k-1")
                .statusCode(200)
                .header(Once.REPLAYED, nullValue())
                .body("decided", equalTo(false))
                .extract()
                .asString();
        assertEquals(first, replayed(HELD, "ann", "k-1"));
        assertEquals(first, replayed("0xabc", "ann", "k-1"), "the same transfer, named shorter");
        said(HELD, "ann", "k-2").statusCode(403).body("code", equalTo("HR-4183"));
        String second = said(HELD, "ben", "k-1")
                .statusCode(200)
                .header(Once.REPLAYED, nullValue())
                .body("decided", equalTo(true))
                .extract()
                .asString();
        assertEquals(second, replayed(HELD, "ben", "k-1"), "the key is each person's own");
        assertEquals(
                2,
                board.persons()
                        .orElseThrow()
                        .books()
                        .dossier(HELD)
                        .orElseThrow()
                        .verdicts()
                        .size());
    }

    /// It stayed among what a person must know after two had decided.
    @Test
    void whatAPersonWasToldOfATransferGoesWithTheDecisionThatAnswersIt() {
        hold("0xdef2");
        board.page("0xdef2", "two attestors disagree");
        board.page("0xfff3", "another matter");
        said("0xdef2", "ann", "p-1").statusCode(200).body("decided", equalTo(false));
        given().get("/api/v1/overview").then().body("pages.about", hasItem("0xdef2"));
        said("0xdef2", "ben", "p-2").statusCode(200).body("decided", equalTo(true));
        given().get("/api/v1/overview").then().body("pages.about", not(hasItem("0xdef2")));
        given().get("/api/v1/overview").then().body("pages.about", hasItem("0xfff3"));
    }

    private static String replayed(String id, String person, String key) {
        return said(id, person, key)
                .statusCode(200)
                .header(Once.REPLAYED, "true")
                .contentType("application/json")
                .extract()
                .asString();
    }

    private static ValidatableResponse said(String id, String person, String key) {
        return given().contentType("application/json")
                .header(Once.KEY, key)
                .body("{\"decision\": \"RELEASE\", \"by\": \"" + person + "\", \"why\": \"looked into\"}")
                .post("/api/v1/transfers/" + id + "/resolve")
                .then();
    }
}
