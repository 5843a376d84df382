package io.headrace.training.cli.market;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.decision.settings.PlayedPortfolio;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.portfolio.DirectionalCarry;
import io.headrace.market.portfolio.ImportedBook;
import io.headrace.market.portfolio.MarketMaking;
import io.headrace.market.portfolio.PoolProvision;
import io.headrace.market.portfolio.Portfolio;
import io.headrace.market.portfolio.PortfolioSpec;
import io.headrace.market.portfolio.demand.DemandChanges;
import io.headrace.market.portfolio.demand.DemandFold;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.cli.home.Home;
import io.headrace.training.cli.home.OpenedDataset;
import io.headrace.training.feature.Spans;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `portfolio report`.
@Command(
        name = "report",
        sortOptions = false,
        description = "What share of the book's demand changes is planned, structural and surprise.")
final class PortfolioReportCommand extends Verb {
    private static final List<String> METHOD = List.of(
            "planned = demand announced one period ahead less demand now",
            "structural = sum over coins of requirement times return: the positions held, repriced (a pool has none)",
            "surprise = the change of demand less both",
            "share = sum of absolute values over that of all three parts");

    @Parameters(paramLabel = "DATASET", description = "A name of 'data list', or a folder.")
    private String dataset = "";

    @Option(
            names = "--desk",
            paramLabel = "FILE",
            description =
                    "A settings file, whose portfolio is played; period_seconds and portfolio are enough. The standard "
                            + "desk when left out.")
    private @Nullable Path desk;

    @Override
    protected Result run(ConsoleProgress progress) {
        OpenedDataset opened = OpenedDataset.open(Home.fromEnvironment(), dataset);
        PlayedPortfolio played =
                desk == null ? PlayedPortfolio.of(opened.settings(Integer.MAX_VALUE)) : PlayedPortfolio.load(desk);
        DemandChanges changes = new DemandChanges();
        DemandFold fold = new DemandFold(played.portfolio(), played.periodNanos());
        Totals totals = play(opened.events(), fold, changes, progress);
        if (changes.periods() == 0) {
            throw silent(opened.manifest().name(), fold).toException();
        }
        return new Report(opened.manifest().name(), played, changes, totals);
    }

    /// Sums over all venues and periods, USD.
    private record Totals(double meanDemandUsd, double flowUsd) {}

    private static Problem silent(String dataset, DemandFold fold) {
        List<String> missing = fold.missing();
        String lacks = missing.isEmpty()
                ? "the dataset ends before the portfolio's demand can change"
                : "the dataset lacks what the portfolio's demand needs: " + String.join(", ", missing);
        return new Problem(
                "HR-1120",
                lacks,
                dataset,
                "Use a dataset that has it and is longer, or settings with its venues and coins",
                ExitCode.INVALID);
    }

    private static Totals play(
            List<MarketEvent> events, DemandFold fold, DemandChanges changes, ConsoleProgress progress) {
        long period = fold.periodNanos();
        double demand = 0;
        double flow = 0;
        long ticks = 0;
        int next = 0;
        long now = events.isEmpty() ? 0 : Math.ceilDiv(events.getFirst().knownNanos(), period) * period;
        while (next < events.size()) {
            while (next < events.size() && events.get(next).knownNanos() <= now) {
                fold.observe(events.get(next++));
            }
            List<MarginSnapshot> snapshots = fold.tick(now);
            changes.observe(snapshots, fold.compositeBars());
            ticks += snapshots.isEmpty() ? 0 : 1;
            for (MarginSnapshot snapshot : snapshots) {
                demand += snapshot.closeDemandUsd();
                flow += snapshot.flowUsd();
            }
            progress.report("play", next, events.size());
            now += period;
        }
        return new Totals(demand / Math.max(1, ticks), flow);
    }

    private record Report(String dataset, PlayedPortfolio played, DemandChanges changes, Totals totals)
            implements Result {
        @Override
        public String text() {
            StringBuilder text = new StringBuilder();
            text.append(String.format(
                    Locale.ROOT,
                    "%s on %s: %,d changes over %s each, mean demand %,.0f USD, flows %,.0f USD%n%n",
                    kind(played.portfolio()),
                    dataset,
                    changes.periods(),
                    Spans.text(played.periodNanos()),
                    totals.meanDemandUsd(),
                    totals.flowUsd()));
            text.append(String.format(
                    Locale.ROOT,
                    "%-16s %16s %9s %11s %9s%n",
                    "VENUE",
                    "MOVED USD",
                    "PLANNED",
                    "STRUCTURAL",
                    "SURPRISE"));
            for (DemandChanges.Moved moved : changes.moved()) {
                text.append(String.format(
                        Locale.ROOT,
                        "%-16s %,16.0f %7.1f %% %9.1f %% %7.1f %%%n",
                        moved.venue(),
                        moved.allUsd(),
                        100 * moved.plannedShare(),
                        100 * moved.structuralShare(),
                        100 * moved.surpriseShare()));
            }
            return text.append('\n').append(String.join("\n", METHOD)).toString();
        }

        @Override
        public ObjectNode json() {
            ObjectNode document = Output.document("portfolio-report");
            document.put("dataset", dataset)
                    .put("kind", kind(played.portfolio()))
                    .put("period_seconds", played.periodNanos() / 1_000_000_000L)
                    .put("changes", changes.periods())
                    .put("mean_demand_usd", totals.meanDemandUsd())
                    .put("flow_usd", totals.flowUsd())
                    .put("method", String.join("; ", METHOD));
            var venues = document.putArray("venues");
            for (DemandChanges.Moved moved : changes.moved()) {
                venues.addObject()
                        .put("venue", moved.venue())
                        .put("planned_usd", moved.plannedUsd())
                        .put("structural_usd", moved.structuralUsd())
                        .put("surprise_usd", moved.surpriseUsd())
                        .put("planned_share", moved.plannedShare())
                        .put("structural_share", moved.structuralShare())
                        .put("surprise_share", moved.surpriseShare());
            }
            return document;
        }
    }

    private static String kind(Portfolio portfolio) {
        return switch (portfolio) {
            case PortfolioSpec pairs -> "funding_pairs";
            case MarketMaking making -> "market_making";
            case DirectionalCarry carry -> "directional_carry";
            case PoolProvision pools -> "liquidity_provision";
            case ImportedBook book -> "imported";
        };
    }
}
