package io.headrace.training.cli.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.cli.home.Home;
import io.headrace.training.promote.Gate;
import io.headrace.training.promote.PromotionLog;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/// `models log`.
@Command(
        name = "log",
        sortOptions = false,
        description =
                "Follows the chain of the promotion log and shows every change of the champion; exit code 9 when it broke.")
final class ModelsLogCommand extends Verb {
    @Override
    protected Result run(ConsoleProgress progress) {
        return new Shown(Home.fromEnvironment().promotion().log().entries());
    }

    private record Shown(List<PromotionLog.Entry> entries) implements Result {
        @Override
        public String text() {
            if (entries.isEmpty()) {
                return "no model was promoted yet";
            }
            StringBuilder text = new StringBuilder();
            for (PromotionLog.Entry entry : entries) {
                String refused = entry.gates().stream()
                        .filter(gate -> gate.verdict() == Gate.Verdict.REFUSED)
                        .map(Gate::name)
                        .collect(Collectors.joining(", "));
                text.append(String.format(
                                Locale.ROOT,
                                "%s %-8s %s after %-18s %s %s",
                                Output.time(entry.atNanos()),
                                entry.action(),
                                entry.model(),
                                entry.before().isEmpty() ? "nobody" : entry.before(),
                                refused.isEmpty() ? "" : "past " + refused + ':',
                                entry.reason())
                        .stripTrailing());
                text.append('\n');
            }
            return text.toString();
        }

        @Override
        public ObjectNode json() {
            ObjectNode document = Output.document("models-log");
            var list = document.putArray("entries");
            for (PromotionLog.Entry entry : entries) {
                list.addObject()
                        .put("at", Output.time(entry.atNanos()))
                        .put("action", entry.action())
                        .put("model", entry.model())
                        .put("before", entry.before())
                        .put("reason", entry.reason());
            }
            return document;
        }
    }
}
