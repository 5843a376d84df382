package io.headrace.inference.cli.transfer;

import io.headrace.settlement.dossier.DossierJson;
import io.headrace.settlement.dossier.DossierText;
import io.headrace.settlement.dossier.TransferLine;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.journal.JournalRecords;
import io.headrace.settlement.journal.TransferQuery;
import io.headrace.settlement.journal.transfer.BooksQuery;
import io.headrace.settlement.journal.transfer.BooksReader;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.transfer.TransferState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// `transfers list`.
@Command(
        name = "list",
        sortOptions = false,
        description = "Lists transfers, newest first; those on chains before those on paper.",
        footer = {"", "Example: ./headrace transfers list --state HELD,MANUAL_REVIEW"})
final class TransfersListCommand implements Callable<Integer> {
    @Mixin
    private TransferPlace place = new TransferPlace();

    @Option(
            names = "--state",
            split = ",",
            paramLabel = "STATE",
            description = "Only transfers in these states, with commas between, such as HELD,STRANDED.")
    private List<String> states = List.of();

    @Option(names = "--open", description = "Only transfers that are not over.")
    private boolean open;

    @Option(names = "--node", paramLabel = "NAME", description = "Only transfers from or to this venue, or treasury.")
    private @Nullable String node;

    @Option(names = "--before", paramLabel = "ID", description = "Only transfers older than this one.")
    private @Nullable String before;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "The most of each kind (default: ${DEFAULT-VALUE}).")
    private int limit = 50;

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new ParameterException(place.spec().commandLine(), "--limit must be positive, was " + limit);
        }
        List<TransferLine> lines = lines(place.file());
        return place.print(() -> DossierText.list(lines), () -> DossierJson.list(lines));
    }

    private List<TransferLine> lines(Path file) {
        Set<State> chain = EnumSet.noneOf(State.class);
        Set<TransferState> paper = EnumSet.noneOf(TransferState.class);
        states.forEach(name -> sort(name.toUpperCase(Locale.ROOT), chain, paper));
        List<TransferLine> lines = new ArrayList<>();
        if (states.isEmpty() || !chain.isEmpty()) {
            lines.addAll(onChains(file, chain));
        }
        if (states.isEmpty() || !paper.isEmpty()) {
            onPaper(file, paper).forEach(lines::add);
        }
        return lines;
    }

    private void sort(String name, Set<State> chain, Set<TransferState> paper) {
        for (State state : State.values()) {
            if (state.name().equals(name)) {
                chain.add(state);
                return;
            }
        }
        for (TransferState state : TransferState.values()) {
            if (state.name().equals(name)) {
                paper.add(state);
                return;
            }
        }
        throw new ParameterException(
                place.spec().commandLine(),
                "there is no state '" + name + "'; on chains there are " + EnumSet.allOf(State.class) + ", on paper "
                        + EnumSet.allOf(TransferState.class));
    }

    private List<TransferLine> onChains(Path file, Set<State> wanted) {
        try (BooksReader books = BooksReader.beside(file)) {
            Map<LaneId, String> halts = books.halts();
            return books
                    .page(new BooksQuery(limit, Optional.ofNullable(before), wanted, open, Optional.ofNullable(node)))
                    .stream()
                    .map(life -> TransferLine.of(life, halts))
                    .toList();
        }
    }

    private Stream<TransferLine> onPaper(Path file, Set<TransferState> wanted) {
        try (JournalRecords records = JournalRecords.open(file)) {
            TransferQuery newest = TransferQuery.newest(Integer.MAX_VALUE);
            TransferQuery query = before == null ? newest : newest.before(before);
            return records.transfers(query).stream()
                    .filter(transfer -> wanted.isEmpty() || wanted.contains(transfer.state()))
                    .map(TransferLine::of)
                    .filter(line -> !open || !line.over())
                    .filter(line -> node == null
                            || line.from().equals(node)
                            || line.to().equals(node))
                    .limit(limit);
        }
    }
}
