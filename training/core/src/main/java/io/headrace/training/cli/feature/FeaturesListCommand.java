package io.headrace.training.cli.feature;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.feature.Spans;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `features list`.
@Command(
        name = "list",
        sortOptions = false,
        description = "Lists the features: unit, warm-up, how old their inputs may be, and what they read.")
final class FeaturesListCommand extends Verb {
    @Option(
            names = "--catalog",
            paramLabel = "NAME",
            defaultValue = "full",
            description = "standard: what models are trained on; full: everything (default: ${DEFAULT-VALUE}).")
    private CatalogChoice choice = CatalogChoice.FULL;

    @Override
    protected Result run(ConsoleProgress progress) {
        return new Listed(choice.catalog());
    }

    private record Listed(FeatureCatalog catalog) implements Result {
        private static final int TEXT = 88;
        private static final String FORMAT = "s  %-10s  %-7s  %-23s  %s%n";

        @Override
        public String text() {
            int widest = catalog.definitions().stream()
                    .mapToInt(definition -> definition.column().length())
                    .max()
                    .orElse(0);
            StringBuilder text = new StringBuilder(String.format(
                    Locale.ROOT, "%-" + widest + FORMAT, "feature", "warm-up", "stale", "reads", "what it is"));
            for (SignalDefinition definition : catalog.definitions()) {
                text.append(String.format(
                        Locale.ROOT,
                        "%-" + widest + FORMAT,
                        definition.column(),
                        Spans.warmUp(definition.timing()),
                        definition.inputs().isEmpty()
                                ? "never"
                                : Spans.text(definition.timing().staleAfterNanos()),
                        FeatureText.inputs(definition),
                        line(definition)));
            }
            return text
                    + String.format(
                            Locale.ROOT,
                            "%n%d features. 'headrace features explain NAME' tells one in full.%n",
                            catalog.definitions().size());
        }

        private static String line(SignalDefinition definition) {
            String text = definition.formula().text();
            String unit = " [" + definition.formula().unit() + "]";
            int room = Math.max(20, TEXT - unit.length());
            return (text.length() <= room ? text : text.substring(0, room - 3) + "...") + unit;
        }

        @Override
        public ObjectNode json() {
            ObjectNode document = Output.document("features-list")
                    .put("fingerprint", catalog.schema().fingerprint());
            var features = document.putArray("features");
            catalog.definitions().forEach(definition -> features.add(FeatureText.json(definition)));
            return document;
        }
    }
}
