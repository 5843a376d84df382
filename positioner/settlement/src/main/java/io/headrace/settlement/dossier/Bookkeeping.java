package io.headrace.settlement.dossier;

import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.journal.transfer.BooksReader;
import io.headrace.settlement.journal.transfer.Statement;
import java.util.List;
import java.util.Optional;

/// Takes what persons say about books that no transfer explains, one at a time. The first word is written down and
/// waits; when another person says the same it is carried out. Words about one thing count in pairs, so that what
/// was decided once needs two persons again. Safe for many threads.
public final class Bookkeeping {
    private final BooksReader books;
    private final Clerk clerk;

    /// Who holds the lease.
    public interface Clerk {
        Doubts doubts();

        /// Writes a word down before it returns.
        void state(Statement statement);

        /// @return whether it is done; not when more would be gone than is free, or it was booked before
        boolean carryOut(Claim claim);
    }

    /// What one person says.
    public record Word(Claim claim, String person, String why) {}

    /// What came of a word.
    ///
    /// @param first who said it first; empty when it still waits for a second person
    public record Outcome(Claim claim, Optional<String> first) {
        public boolean decided() {
            return first.isPresent();
        }
    }

    public Bookkeeping(BooksReader books, Clerk clerk) {
        this.books = books;
        this.clerk = clerk;
    }

    public Doubts doubts() {
        return clerk.doubts();
    }

    /// @param nowNanos wall clock
    /// @throws ProblemException HR-4183 when the person said it before, HR-4186 when nothing like it is in
    ///     doubt, or the books refuse it
    public synchronized Outcome take(Word word, long nowNanos) {
        String subject = word.claim().subject();
        clerk.doubts().objection(word.claim()).ifPresent(why -> {
            throw ResolveFault.NO_DOUBT.of(subject, why);
        });
        Optional<Statement> first = waiting(books.statements(subject));
        if (first.filter(said -> said.person().equalsIgnoreCase(word.person())).isPresent()) {
            throw ResolveFault.SAME_PERSON.of(subject, word.person() + " said that already");
        }
        clerk.state(new Statement(subject, word.person(), word.why(), nowNanos));
        if (first.isPresent() && !clerk.carryOut(word.claim())) {
            throw ResolveFault.NO_DOUBT.of(
                    subject,
                    switch (word.claim()) {
                        case Claim.Money ignored ->
                            "the books refuse it: it was booked before, or more would be gone than is free";
                        case Claim.Resumed(var sender, long nonce) -> "the chain has not been seen at nonce " + nonce;
                    });
        }
        return new Outcome(word.claim(), first.map(Statement::person));
    }

    private static Optional<Statement> waiting(List<Statement> said) {
        return said.size() % 2 == 0 ? Optional.empty() : Optional.of(said.getLast());
    }
}
