package io.headrace.training.cli.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.models.evaluation.scope.Figures;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.cli.home.ChosenDataset;
import io.headrace.training.cli.home.Home;
import io.headrace.training.cli.home.OpenedDataset;
import io.headrace.training.compare.Comparison;
import io.headrace.training.compare.Judged;
import io.headrace.training.report.ComparisonJson;
import io.headrace.training.report.ComparisonText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `compare`.
@Command(
        name = "compare",
        sortOptions = false,
        description = {
            "Tells whether one model forecasts better than others, on the rows that all of them forecast out of fold.",
            "Diebold-Mariano tests, model confidence set and Murphy diagrams; p-values know that windows overlap."
        },
        footer = {"", "Example: ./headrace compare champion m-0123456789abcdef --dataset perps"})
public final class CompareCommand extends Verb {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ID", arity = "2..*", description = "Two or more ids, champion or previous.")
    private List<String> models = new ArrayList<>();

    @Mixin
    private ChosenDataset dataset = new ChosenDataset();

    @Option(names = "--seed", defaultValue = "1", description = "Of the bootstrap draws (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Override
    protected Result run(ConsoleProgress progress) {
        Home home = Home.fromEnvironment();
        Set<String> ids = new LinkedHashSet<>();
        models.forEach(model -> ids.add(home.models().inspect(model).card().id()));
        if (ids.size() < 2) {
            throw new ParameterException(spec.commandLine(), "two different models must be named, all were " + ids);
        }
        OpenedDataset opened = dataset.open(home);
        List<Judged> judged = ids.stream()
                .map(id -> Evidence.of(home, opened, id, progress).judged())
                .toList();
        progress.report("comparing", 0, 0);
        return new Compared(Comparison.of(judged, Figures.Settings.STANDARD.withSeed(seed)));
    }

    private record Compared(Comparison comparison) implements Result {
        @Override
        public String text() {
            return ComparisonText.of(comparison);
        }

        @Override
        public ObjectNode json() {
            return ComparisonJson.of(comparison);
        }
    }
}
