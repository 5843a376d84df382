package io.headrace.training.cli.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.market.event.BridgeTransfer;
import io.headrace.market.event.EventKind;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.venue.LeadTimes;
import io.headrace.store.dataset.DatasetReader;
import io.headrace.store.dataset.EventCursor;
import io.headrace.store.dataset.EventFilter;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Durations;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.cli.home.Home;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `data leads`.
@Command(
        name = "leads",
        sortOptions = false,
        description = {
            "Tells how long transfers took on each route of a dataset: median, 90 %% and 99 %%.",
            "Who claims more than a day after the route's floor is counted as not yet arrived by then."
        },
        footer = {"", "Example: ./headrace data leads bridges"})
final class DataLeadsCommand extends Verb {
    private static final double[] LEVELS = {0.5, 0.9, 0.99};

    @Parameters(paramLabel = "DATASET", description = "Name or folder of a dataset with bridge transfers.")
    private String dataset = "";

    @Override
    protected Result run(ConsoleProgress progress) {
        Path folder = Home.fromEnvironment().datasets().resolve(dataset);
        List<BridgeTransfer> transfers = new ArrayList<>();
        try (DatasetReader reader = DatasetReader.open(folder);
                EventCursor events = reader.cursor(EventFilter.ALL.ofKinds(EventKind.BRIDGE_TRANSFER))) {
            events.forEachRemaining(event -> transfers.add((BridgeTransfer) event));
        }
        if (transfers.isEmpty()) {
            throw new Problem(
                            "HR-9031",
                            "the dataset holds no bridge transfers",
                            folder.toString(),
                            "Import some, such as a bridge's withdrawals with both stamps",
                            ExitCode.NOT_FOUND)
                    .toException();
        }
        return new Leads(LeadTimes.of(transfers));
    }

    private record Leads(List<LeadTimes> routes) implements Result {
        @Override
        public String text() {
            StringBuilder text = new StringBuilder(String.format(
                    Locale.ROOT,
                    "%-28s %9s %7s %9s %10s %10s %10s%n",
                    "route",
                    "transfers",
                    "late",
                    "floor",
                    "p50",
                    "p90",
                    "p99"));
            for (LeadTimes route : routes) {
                text.append(String.format(
                        Locale.ROOT,
                        "%-28s %,9d %6.1f%% %9s %10s %10s %10s%n",
                        route.route(),
                        route.transfers(),
                        100.0 * route.late() / route.transfers(),
                        Durations.seconds(route.floorSeconds()),
                        told(route.quantile(LEVELS[0])),
                        told(route.quantile(LEVELS[1])),
                        told(route.quantile(LEVELS[2]))));
            }
            return text.append(
                            "floor: one in a hundred was as fast. late: claimed by its owner more than a day after the floor, so"
                                    + " that how long the route took is\nnot known; >= is then a lower bound.\n")
                    .toString();
        }

        private static String told(LeadTimes.Quantile quantile) {
            return (quantile.atLeast() ? ">= " : "") + Durations.seconds(quantile.seconds());
        }

        @Override
        public ObjectNode json() {
            ObjectNode document = Output.document("data-leads");
            var array = document.putArray("routes");
            for (LeadTimes route : routes) {
                ObjectNode node = array.addObject()
                        .put("route", route.route())
                        .put("transfers", route.transfers())
                        .put("late", route.late())
                        .put("floor_seconds", route.floorSeconds());
                var quantiles = node.putArray("quantiles");
                for (double level : LEVELS) {
                    LeadTimes.Quantile quantile = route.quantile(level);
                    quantiles
                            .addObject()
                            .put("level", level)
                            .put("seconds", quantile.seconds())
                            .put("at_least", quantile.atLeast());
                }
            }
            return document;
        }
    }
}
