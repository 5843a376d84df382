package io.headrace.training.cli.market;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.market.account.VenueRules;
import io.headrace.market.venue.AssetWeight;
import io.headrace.market.venue.Cited;
import io.headrace.market.venue.ProfitRule;
import io.headrace.market.venue.margin.CoinMargin;
import io.headrace.market.venue.withdrawal.WithdrawalRule;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `venues show`.
@Command(name = "show", sortOptions = false, description = "Prints a venue's rules, each with its source and date.")
final class VenuesShowCommand extends Verb {
    @Mixin
    private OwnRules rules = new OwnRules();

    @Parameters(paramLabel = "VENUE", description = "A name of 'venues list'.")
    private String venue = "";

    @Override
    protected Result run(ConsoleProgress progress) {
        return new Shown(rules.catalog().venue(venue));
    }

    private record Line(String part, String rule, Cited<?> cited) {}

    private record Shown(VenueRules rules) implements Result {
        @Override
        public String text() {
            StringBuilder text = new StringBuilder();
            text.append(rules.venue()).append(": ").append(rules.title());
            text.append(" (").append(VenuesListCommand.modes(rules)).append(")\n");
            if (!rules.note().isEmpty()) {
                text.append(rules.note()).append('\n');
            }
            for (Line line : lines()) {
                var citation = line.cited().citation();
                text.append(String.format(Locale.ROOT, "%n%-11s %s%n", line.part(), line.rule()));
                text.append("            ")
                        .append(citation.asOf())
                        .append(citation.verified() ? "  " : "  NOT VERIFIED  ");
                text.append(citation.source()).append('\n');
            }
            return text.toString();
        }

        @Override
        public ObjectNode json() {
            ObjectNode document = Output.document("venues-show");
            document.put("venue", rules.venue()).put("title", rules.title()).put("note", rules.note());
            document.put("modes", VenuesListCommand.modes(rules));
            ArrayNode array = document.putArray("rules");
            for (Line line : lines()) {
                array.addObject()
                        .put("part", line.part())
                        .put("rule", line.rule())
                        .put("source", line.cited().citation().source())
                        .put("as_of", line.cited().citation().asOf().toString())
                        .put("verified", line.cited().citation().verified());
            }
            return document;
        }

        private List<Line> lines() {
            List<Line> lines = new ArrayList<>();
            for (Cited<CoinMargin> cited : rules.margin()) {
                String coins = cited.rule().coins().isEmpty()
                        ? "coins that name it"
                        : String.join(" ", cited.rule().coins());
                lines.add(new Line(
                        "margin",
                        cited.rule().name() + " [" + coins + "] "
                                + RuleWords.of(cited.rule().model()),
                        cited));
            }
            for (Cited<AssetWeight> cited : rules.assets()) {
                lines.add(new Line("collateral", RuleWords.of(cited.rule()), cited));
            }
            for (Cited<WithdrawalRule> cited : rules.withdrawal()) {
                lines.add(new Line("withdrawal", RuleWords.of(cited.rule()), cited));
            }
            Cited<ProfitRule> profit = rules.profit();
            lines.add(new Line("profit", RuleWords.of(profit.rule()), profit));
            return lines;
        }
    }
}
