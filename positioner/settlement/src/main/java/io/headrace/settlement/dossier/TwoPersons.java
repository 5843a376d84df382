package io.headrace.settlement.dossier;

import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.journal.transfer.BooksReader;
import io.headrace.settlement.journal.transfer.Dossier;
import io.headrace.settlement.journal.transfer.Verdict;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.Resolution;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Takes what persons say about transfers, one at a time. The first is written down and waits; another person who says
/// the same about the same state makes it a decision, and that is carried out. A decision that came to nothing, as
/// when attestors were silent or the process ended, is tried again when either says it again. Safe for many threads.
///
/// @param books where transfers and words are read
/// @param say writes a word down before this goes on
/// @param resolver carries a decision out
public record TwoPersons(BooksReader books, Consumer<Verdict> say, Resolver resolver) {
    /// What came of a word.
    ///
    /// @param first who said it first; empty when it still waits for a second person
    /// @param life the transfer now
    public record Outcome(Life life, Optional<String> first) {
        public boolean decided() {
            return first.isPresent();
        }
    }

    /// What one person says.
    public record Word(Resolution.Kind kind, String person, String why) {}

    /// @param nowNanos wall clock
    /// @throws ProblemException HR-4180 when there is no such transfer, HR-4182 when the evidence contradicts,
    ///     HR-4183 when the person said it before and nobody else did, HR-4184 when the transfer moved on
    public synchronized Outcome take(String transfer, Word word, long nowNanos) {
        Dossier known = require(books, transfer);
        Life life = known.life();
        Objection.to(word.kind(), life).ifPresent(why -> {
            throw ResolveFault.CONTRADICTED.of(transfer, word.kind() + " is refused, " + why);
        });
        Map<Boolean, List<Verdict>> said = known.verdicts().stream()
                .filter(verdict -> verdict.kind() == word.kind() && verdict.sinceNanos() == life.sinceNanos())
                .collect(Collectors.partitioningBy(verdict -> verdict.person().equalsIgnoreCase(word.person())));
        List<Verdict> own = said.getOrDefault(true, List.of());
        List<Verdict> others = said.getOrDefault(false, List.of());
        if (!own.isEmpty() && others.isEmpty()) {
            throw ResolveFault.SAME_PERSON.of(transfer, word.person() + " said " + word.kind() + " already");
        }
        if (own.isEmpty()) {
            say.accept(new Verdict(transfer, word.kind(), word.person(), word.why(), nowNanos, life.sinceNanos()));
        }
        return others.isEmpty() ? new Outcome(life, Optional.empty()) : decided(life, others.getFirst(), word);
    }

    private Outcome decided(Life life, Verdict first, Word second) {
        String why = first.why().equals(second.why()) ? first.why() : first.why() + "; " + second.why();
        Resolution resolution = new Resolution(second.kind(), first.person(), second.person(), why);
        resolver.resolve(life.id(), resolution);
        Life after = require(books, life.id()).life();
        if (after.state() == life.state() && after.sinceNanos() == life.sinceNanos()) {
            throw ResolveFault.MOVED_ON.of(life.id(), "the courier refused " + resolution.kind());
        }
        return new Outcome(after, Optional.of(first.person()));
    }

    /// The transfer with an id, or with the only id that begins so.
    ///
    /// @throws ProblemException HR-4180 when there is none, HR-4181 when there are several
    public static Dossier require(BooksReader books, String beginning) {
        List<String> named = beginning.isBlank() ? List.of() : books.named(beginning);
        if (named.size() > 1 && !named.contains(beginning)) {
            throw ResolveFault.MANY.of(beginning, "");
        }
        String id = named.contains(beginning) || named.isEmpty() ? beginning : named.getFirst();
        return books.dossier(id).orElseThrow(() -> ResolveFault.UNKNOWN.of(beginning, ""));
    }
}
