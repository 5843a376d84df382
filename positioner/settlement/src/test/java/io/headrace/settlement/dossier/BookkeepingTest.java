package io.headrace.settlement.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.journal.transfer.SqlBooks;
import io.headrace.settlement.journal.transfer.Statement;
import io.headrace.settlement.reconcile.Finding;
import io.headrace.settlement.slot.Lane;
import io.headrace.settlement.slot.StillSender;
import io.headrace.settlement.sqlite.CommitProbe;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What no transfer explains is booked when two persons say the same of what is in doubt, and not otherwise.
class BookkeepingTest {
    private static final LaneId SENDER = new LaneId(31337, "0x70997970c51812dc3a010c7d01b50e0d17dc79c8");
    private static final Claim FIVE = new Claim.Money("treasury", 5, "0xfound");
    private static final Claim ON = new Claim.Resumed(SENDER, 9);

    @TempDir
    Path folder;

    private final List<Claim> done = new ArrayList<>();
    private SqlBooks books;
    private Bookkeeping persons;
    private boolean refused;

    @BeforeEach
    void open() {
        books = SqlBooks.open(folder.resolve("journal.sqlite"), CommitProbe.NONE);
        books.open();
        persons = new Bookkeeping(books.reader(), new Bookkeeping.Clerk() {
            @Override
            public Doubts doubts() {
                return new Doubts(
                        List.of(new Finding("treasury", 9, 100, 105, 5)),
                        List.of(new StillSender(Lane.opened(SENDER, 7).halted("a stranger"), OptionalLong.of(9))));
            }

            @Override
            public void state(Statement statement) {
                books.state(statement);
            }

            @Override
            public boolean carryOut(Claim claim) {
                return !refused && done.add(claim);
            }
        });
    }

    @AfterEach
    void close() {
        books.close();
    }

    private Bookkeeping.Outcome said(Claim claim, String person) {
        return persons.take(new Bookkeeping.Word(claim, person, "looked into"), 1);
    }

    private String refusal(Claim claim, String person) {
        return assertThrows(ProblemException.class, () -> said(claim, person))
                .problem()
                .code();
    }

    @Test
    void twoPersonsDecideAndTheNextDecisionNeedsTwoAgain() {
        assertFalse(said(FIVE, "ann").decided());
        assertEquals("HR-4183", refusal(FIVE, "Ann"));
        assertEquals(List.of(), done);
        assertEquals("ann", said(FIVE, "ben").first().orElseThrow());
        assertEquals(List.of(FIVE), done);
        assertFalse(said(FIVE, "ben").decided(), "a pair counts once");
        assertFalse(said(ON, "cleo").decided(), "another thing needs words of its own");
        assertTrue(said(ON, "ann").decided());
        assertEquals(List.of(FIVE, ON), done);
    }

    @Test
    void onlyWhatIsInDoubtCanBeSaid() {
        for (Claim claim : List.of(
                new Claim.Money("treasury", -5, "0xfound"),
                new Claim.Money("alpha", 5, "0xfound"),
                new Claim.Resumed(SENDER, 6),
                new Claim.Resumed(SENDER, 8),
                new Claim.Resumed(SENDER, 90),
                new Claim.Resumed(new LaneId(1, SENDER.sender()), 9))) {
            assertEquals("HR-4186", refusal(claim, "ann"));
            assertEquals(List.of(), books.reader().statements(claim.subject()));
        }
        ProblemException other =
                assertThrows(ProblemException.class, () -> said(new Claim.Money("treasury", 6, "x"), "ann"));
        assertTrue(other.problem().sentence().contains("105 by its chain and 100 by the books"));
    }

    @Test
    void whatTheBooksRefuseIsSaid() {
        refused = true;
        said(FIVE, "ann");
        assertEquals("HR-4186", refusal(FIVE, "ben"));
        refused = false;
        assertFalse(said(FIVE, "ben").decided(), "both say it again");
    }

    /// Words are lines of the history: one that was changed by hand is found at the next start.
    @Test
    void aWordThatWasChangedIsFound() throws SQLException {
        said(FIVE, "ann");
        books.look();
        try (Connection hand = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.sqlite"))) {
            assertEquals(
                    1,
                    hand.createStatement()
                            .executeUpdate("UPDATE audit SET words = replace(words, 'ann', 'eve')"
                                    + " WHERE subject = 'money treasury 5 0xfound'"));
        }
        try (SqlBooks again = SqlBooks.open(folder.resolve("journal.sqlite"), CommitProbe.NONE)) {
            ProblemException broken = assertThrows(ProblemException.class, again::look);
            assertEquals("HR-4110", broken.problem().code());
            assertTrue(broken.problem().sentence().contains("what was said of money treasury 5 0xfound"));
        }
    }
}
