package io.headrace.inference.cli.transfer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.dossier.DossierJson;
import io.headrace.settlement.dossier.DossierText;
import io.headrace.settlement.dossier.TwoPersons;
import io.headrace.settlement.dossier.Unattended;
import io.headrace.settlement.journal.transfer.BooksReader;
import io.headrace.settlement.journal.transfer.SqlBooks;
import io.headrace.settlement.lifecycle.Resolution;
import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.sqlite.HomeLock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `transfers resolve`.
@Command(
        name = "resolve",
        sortOptions = false,
        description =
                "Says what is to become of a transfer that waits for persons. The first person's word is written down and "
                        + "waits; when another person says the same it is carried out: by the running service, or at once when none runs. "
                        + "What the evidence contradicts is refused, whoever asks.",
        footer = {
            "",
            "Exit codes: 0 taken, 5 no such transfer, 6 it moved on, 7 refused.",
            "Example: ./headrace transfers resolve 0x3f2a --as RELEASE --by ann --why 'limit raised for the day'"
        })
final class TransfersResolveCommand implements Callable<Integer> {
    private static final String IN_USE = "HR-4001";

    @Mixin
    private TransferPlace place = new TransferPlace();

    @Parameters(paramLabel = "ID", description = "The transfer's id, or how it begins.")
    private String id = "";

    @Option(
            names = "--as",
            required = true,
            paramLabel = "DECISION",
            description = "${COMPLETION-CANDIDATES}; 'transfers show' tells which are open.")
    private Resolution.Kind kind = Resolution.Kind.REJECT;

    @Mixin
    private SpokenWord spoken = new SpokenWord();

    @Option(
            names = "--url",
            defaultValue = "http://127.0.0.1:8080",
            description = "Where the desk's service answers, if it runs (default: ${DEFAULT-VALUE}).")
    private URI url = URI.create("http://127.0.0.1:8080");

    @Override
    public Integer call() {
        TwoPersons.Word word = new TwoPersons.Word(kind, spoken.person(), spoken.why());
        Path file = place.file();
        BooksReader.beside(file).close(); // or a mistyped folder became a journal with nothing in it
        Path folder = file.toAbsolutePath().getParent();
        try (HomeLock ignored = HomeLock.take(folder == null ? Path.of(".") : folder)) {
            return directly(file, word);
        } catch (ProblemException e) {
            if (!e.problem().code().equals(IN_USE)) {
                throw e;
            }
        }
        ObjectNode outcome = RunningDesk.at(url).resolve(id, word);
        return place.print(() -> DossierText.outcome(outcome, word.person()), () -> outcome);
    }

    private int directly(Path file, TwoPersons.Word word) {
        long now = Instant.now().getEpochSecond() * 1_000_000_000L;
        try (SqlBooks books = SqlBooks.open(file, CommitProbe.NONE)) {
            TwoPersons persons = new TwoPersons(books.reader(), books::say, new Unattended(books, now));
            String whole = TwoPersons.require(books.reader(), id).life().id();
            ObjectNode outcome = DossierJson.outcome(persons.take(whole, word, now));
            return place.print(() -> DossierText.outcome(outcome, word.person()), () -> outcome);
        }
    }
}
