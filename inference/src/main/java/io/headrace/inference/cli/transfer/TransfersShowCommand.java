package io.headrace.inference.cli.transfer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.settlement.dossier.DossierJson;
import io.headrace.settlement.dossier.DossierText;
import io.headrace.settlement.dossier.TransferLine;
import io.headrace.settlement.dossier.TwoPersons;
import io.headrace.settlement.journal.JournalRecords;
import io.headrace.settlement.journal.transfer.BooksReader;
import io.headrace.settlement.journal.transfer.Dossier;
import io.headrace.settlement.transfer.Transfer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `transfers show`.
@Command(
        name = "show",
        sortOptions = false,
        description =
                "Shows one transfer whole: its states with times and what each rests on, slots and attempts with their hashes, "
                        + "postings, what attestors and persons said, and what persons may decide now.",
        footer = {"", "Example: ./headrace transfers show 0x3f2a"})
final class TransfersShowCommand implements Callable<Integer> {
    @Mixin
    private TransferPlace place = new TransferPlace();

    @Parameters(paramLabel = "ID", description = "The transfer's id, or how it begins.")
    private String id = "";

    @Override
    public Integer call() {
        Path file = place.file();
        Optional<Transfer> paper = onPaper(file);
        if (paper.isPresent()) {
            TransferLine line = TransferLine.of(paper.get());
            return place.print(() -> DossierText.list(List.of(line)), () -> document(line));
        }
        try (BooksReader books = BooksReader.beside(file)) {
            Dossier dossier = TwoPersons.require(books, id);
            return place.print(() -> DossierText.whole(dossier), () -> DossierJson.whole(dossier));
        }
    }

    private Optional<Transfer> onPaper(Path file) {
        try (JournalRecords records = JournalRecords.open(file)) {
            return records.transfer(id);
        }
    }

    private static ObjectNode document(TransferLine line) {
        ObjectNode document = DossierJson.line(line);
        return document.put("schema", "headrace/transfer/v1");
    }
}
