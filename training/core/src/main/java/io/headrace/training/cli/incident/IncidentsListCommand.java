package io.headrace.training.cli.incident;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.decision.incident.Criterion;
import io.headrace.decision.incident.Incident;
import io.headrace.decision.incident.IncidentLibrary;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/// `incidents list`.
@Command(
        name = "list",
        sortOptions = false,
        description = "Lists every incident; --json also tells its story, its source and what is asked of the desk.",
        footer = {"", "Example: ./headrace incidents list"})
final class IncidentsListCommand extends Verb {
    @Override
    protected Result run(ConsoleProgress progress) {
        return new Listed(IncidentLibrary.all());
    }

    private record Listed(List<Incident> incidents) implements Result {
        @Override
        public String text() {
            StringBuilder text = new StringBuilder();
            for (Incident incident : incidents) {
                text.append(String.format(Locale.ROOT, "%-27s %s%n", incident.name(), incident.title()));
            }
            return text.append(String.format(
                            Locale.ROOT, "%d incidents; 'incidents run NAME' plays one%n", incidents.size()))
                    .toString();
        }

        @Override
        public ObjectNode json() {
            ObjectNode document = Output.document("incidents");
            ArrayNode array = document.putArray("incidents");
            for (Incident incident : incidents) {
                ArrayNode criteria = array.addObject()
                        .put("name", incident.name())
                        .put("title", incident.title())
                        .put("story", incident.story())
                        .put("source", incident.source())
                        .putArray("criteria");
                incident.criteria().stream().map(Criterion::says).forEach(criteria::add);
            }
            return document;
        }
    }
}
