package io.headrace.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.training.compare.Evaluation;
import io.headrace.training.compare.Figures;
import io.headrace.training.report.EvaluationJson;
import io.headrace.training.report.EvaluationText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `evaluate`.
@Command(
        name = "evaluate",
        sortOptions = false,
        description = {
            "Scores a model's out-of-fold forecasts by venue and regime, each figure with its interval.",
            "Regimes are thirds of each venue's rows by the realized variance of the day before, and the top 5 %."
        },
        footer = {"", "Example: ./headrace evaluate --dataset perps --model champion --json"})
final class EvaluateCommand extends Verb {
    @Option(names = "--dataset", paramLabel = "NAME|PATH", description = "May be left out when there is only one.")
    private @Nullable String dataset;

    @Option(
            names = "--model",
            defaultValue = "champion",
            description = "An id, champion or previous (default: ${DEFAULT-VALUE}).")
    private String model = "champion";

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Of the bootstrap intervals (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Override
    Result run(ConsoleProgress progress) {
        Home home = Home.fromEnvironment();
        Evidence evidence = Evidence.of(home, OpenedDataset.open(home, dataset), model, progress);
        progress.report("scoring", 0, 0);
        return new Evaluated(
                Evaluation.of(evidence.judged(), evidence.outcomes(), Figures.Settings.STANDARD.withSeed(seed)));
    }

    private record Evaluated(Evaluation evaluation) implements Result {
        @Override
        public String text() {
            return EvaluationText.of(evaluation);
        }

        @Override
        public ObjectNode json() {
            return EvaluationJson.of(evaluation);
        }
    }
}
