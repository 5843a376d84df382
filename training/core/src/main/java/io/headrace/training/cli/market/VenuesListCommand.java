package io.headrace.training.cli.market;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.market.account.VenueRules;
import io.headrace.market.venue.Citation;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `venues list`.
@Command(name = "list", sortOptions = false, description = "Lists the venues whose rules are known.")
final class VenuesListCommand extends Verb {
    @Mixin
    private OwnRules rules = new OwnRules();

    @Override
    protected Result run(ConsoleProgress progress) {
        return new Listed(rules.catalog().venues());
    }

    private record Listed(List<VenueRules> venues) implements Result {
        @Override
        public String text() {
            StringBuilder text = new StringBuilder(String.format(
                    Locale.ROOT,
                    "%-12s %-38s %-24s %6s %10s  %s%n",
                    "VENUE",
                    "TITLE",
                    "MODES",
                    "RULES",
                    "OLDEST",
                    "UNVERIFIED"));
            for (VenueRules rules : venues) {
                List<Citation> citations = citations(rules);
                text.append(String.format(
                        Locale.ROOT,
                        "%-12s %-38s %-24s %6d %10s  %d%n",
                        rules.venue(),
                        rules.title(),
                        modes(rules),
                        citations.size(),
                        oldest(citations),
                        unverified(citations)));
            }
            return text.append("'headrace venues show VENUE' prints every rule with its source.")
                    .toString();
        }

        @Override
        public ObjectNode json() {
            ObjectNode document = Output.document("venues-list");
            var array = document.putArray("venues");
            for (VenueRules rules : venues) {
                List<Citation> citations = citations(rules);
                array.addObject()
                        .put("venue", rules.venue())
                        .put("title", rules.title())
                        .put("modes", modes(rules))
                        .put("rules", citations.size())
                        .put("oldest", oldest(citations).toString())
                        .put("unverified", unverified(citations));
            }
            return document;
        }
    }

    static String modes(VenueRules rules) {
        return rules.modes().stream()
                .sorted()
                .map(mode -> mode.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static List<Citation> citations(VenueRules rules) {
        List<Citation> citations = new ArrayList<>(List.of(rules.profit().citation()));
        rules.margin().forEach(rule -> citations.add(rule.citation()));
        rules.assets().forEach(rule -> citations.add(rule.citation()));
        rules.withdrawal().forEach(rule -> citations.add(rule.citation()));
        return citations;
    }

    private static LocalDate oldest(List<Citation> citations) {
        return Collections.min(citations.stream().map(Citation::asOf).toList());
    }

    private static long unverified(List<Citation> citations) {
        return citations.stream().filter(citation -> !citation.verified()).count();
    }
}
