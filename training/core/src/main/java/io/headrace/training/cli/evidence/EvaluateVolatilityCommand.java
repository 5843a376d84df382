package io.headrace.training.cli.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.models.evaluation.Finding;
import io.headrace.models.evaluation.comparison.DieboldMariano;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.cli.home.Home;
import io.headrace.training.cli.home.OpenedDataset;
import io.headrace.training.volatility.VarianceContest;
import io.headrace.training.volatility.VarianceSeries;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `evaluate volatility`.
@Command(
        name = "volatility",
        sortOptions = false,
        description = {
            "Scores forecasts of each coin's variance of the next day by QLIKE, fitted anew every day on the days before.",
            "Persistence, EWMA, HAR, log-HAR, and ours (log-HAR on ranges that knows the weekend)."
        },
        footer = {"", "Example: ./headrace evaluate volatility --dataset perp_venues_1h"})
final class EvaluateVolatilityCommand extends Verb {
    @Option(names = "--dataset", paramLabel = "NAME|PATH", description = "May be left out when there is only one.")
    private @Nullable String dataset;

    @Override
    protected Result run(ConsoleProgress progress) {
        OpenedDataset opened = OpenedDataset.open(Home.fromEnvironment(), dataset);
        return new Contested(VarianceContest.of(VarianceSeries.of(opened.events()), progress));
    }

    private record Contested(VarianceContest contest) implements Result {
        @Override
        public String text() {
            StringBuilder text = new StringBuilder(String.format(
                    Locale.ROOT,
                    "QLIKE of the next day's realized variance, %d days of %s, %d days learnt from first%n%n%-12s %8s  %-24s %7s %7s  by coin%n",
                    contest.days(),
                    String.join(", ", contest.coins()),
                    VarianceContest.FIRST_DAYS,
                    "",
                    "QLIKE",
                    "over log-HAR [90 %]",
                    "DM",
                    "p"));
            for (VarianceContest.Standing standing : contest.standings()) {
                text.append(String.format(
                        Locale.ROOT,
                        "%-12s %8.4f  %-24s %7s %7s ",
                        standing.forecaster().label(),
                        standing.qlike(),
                        String.format(Locale.ROOT, "%.3f", standing.overLogHar())
                                + standing.interval()
                                        .toOptional()
                                        .map(found ->
                                                String.format(Locale.ROOT, " [%.3f, %.3f]", found.low(), found.high()))
                                        .orElse(""),
                        number(standing.test().map(DieboldMariano::statistic), "%.2f"),
                        number(standing.test().map(DieboldMariano::pValue), "%.3f")));
                standing.byCoin().forEach(loss -> text.append(String.format(Locale.ROOT, " %.3f", loss)));
                text.append('\n');
            }
            return text.toString();
        }

        private static String number(Finding<Double> finding, String format) {
            return finding.toOptional()
                    .map(value -> String.format(Locale.ROOT, format, value))
                    .orElse("-");
        }

        @Override
        public ObjectNode json() {
            ObjectNode document = Output.document("evaluate-volatility")
                    .put("days", contest.days())
                    .put("days_learnt_from_first", VarianceContest.FIRST_DAYS);
            contest.coins().forEach(document.putArray("coins")::add);
            var standings = document.putArray("standings");
            for (VarianceContest.Standing standing : contest.standings()) {
                ObjectNode node = standings
                        .addObject()
                        .put("forecaster", standing.forecaster().label())
                        .put("qlike", standing.qlike())
                        .put("over_log_har", standing.overLogHar());
                standing.byCoin().forEach(node.putArray("by_coin")::add);
                standing.interval()
                        .toOptional()
                        .ifPresent(found -> node.putObject("interval")
                                .put("low", found.low())
                                .put("high", found.high()));
                standing.test()
                        .toOptional()
                        .ifPresent(test -> node.putObject("diebold_mariano")
                                .put("statistic", test.statistic())
                                .put("p", test.pValue()));
                standing.test()
                        .whyMissing()
                        .ifPresent(reason -> node.putObject("diebold_mariano").put("missing", reason));
            }
            return document;
        }
    }
}
