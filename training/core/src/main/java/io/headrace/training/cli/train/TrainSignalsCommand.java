package io.headrace.training.cli.train;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.features.catalog.SignalParametersFile;
import io.headrace.market.event.EventKind;
import io.headrace.store.dataset.DatasetReader;
import io.headrace.store.dataset.EventCursor;
import io.headrace.store.dataset.EventFilter;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.cli.feature.FeatureSources;
import io.headrace.training.signal.SignalTraining;
import java.nio.file.Path;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `train signals`.
@Command(
        name = "signals",
        sortOptions = false,
        description = {
            "Fits the numbers that signals take from training: GARCH and GJR from bars, Hawkes from trades,",
            "the microprice from quotes. What the dataset has too little of keeps its default."
        },
        footer = {"", "Example: ./headrace train signals --dataset perps --out signals.json"})
final class TrainSignalsCommand extends Verb {
    private static final long PROGRESS_EVENTS = 1 << 14;

    @Option(names = "--dataset", paramLabel = "NAME|PATH", required = true, description = "What to fit to.")
    private String dataset = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "signals.json",
            description = "Where to (default: ${DEFAULT-VALUE}); 'features build --parameters' reads it.")
    private Path out = Path.of("signals.json");

    @Override
    protected Result run(ConsoleProgress progress) {
        SignalTraining training = new SignalTraining();
        try (DatasetReader reader = FeatureSources.open(dataset);
                EventCursor events =
                        reader.cursor(EventFilter.ALL.ofKinds(EventKind.BAR, EventKind.TRADE, EventKind.QUOTE))) {
            long total = reader.manifest().rows();
            long done = 0;
            while (events.hasNext()) {
                training.observe(events.next());
                if (++done % PROGRESS_EVENTS == 0) {
                    progress.report("signals", done, total);
                }
            }
        }
        SignalTraining.Outcome outcome = training.fit();
        SignalParametersFile.write(out, outcome.parameters());
        return new Fitted(out, outcome);
    }

    private record Fitted(Path file, SignalTraining.Outcome outcome) implements Result {
        @Override
        public String text() {
            StringBuilder text = new StringBuilder(file.toString()).append('\n');
            new TreeMap<>(outcome.fitted())
                    .forEach((name, to) -> text.append("  ")
                            .append(name)
                            .append(": ")
                            .append(to)
                            .append('\n'));
            return text.append("  all others: default").toString();
        }

        @Override
        public ObjectNode json() {
            ObjectNode document = Output.document("train-signals").put("file", file.toString());
            ObjectNode fitted = document.putObject("fitted");
            new TreeMap<>(outcome.fitted()).forEach(fitted::put);
            return document;
        }
    }
}
