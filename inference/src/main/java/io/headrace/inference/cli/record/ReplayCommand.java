package io.headrace.inference.cli.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.decision.replay.Difference;
import io.headrace.decision.replay.ModelShelf;
import io.headrace.decision.replay.Replay;
import io.headrace.decision.replay.ReplayReport;
import io.headrace.decision.replay.ReplaySpan;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.market.problem.ExitCode;
import io.headrace.models.registry.ModelRegistry;
import io.headrace.models.signature.TrustedKeys;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// `replay`.
@Command(
        name = "replay",
        sortOptions = false,
        description = {
            "Makes recorded decisions again, bit for bit: forecasts from features, model and calibration, decisions from",
            "memory, books and forecasts. Names the first input that differs."
        },
        footer = {
            "",
            "Exit codes: 0 all as recorded, 9 something differs, 10 as recorded as far as it could be made again",
            "(a model that is not in HEADRACE_HOME, records of an earlier version).",
            "Example: ./headrace replay --from 2025-07-01 --to 2025-07-08",
            "         ./headrace replay --records backtest.records.ndjson --sequence 17"
        })
final class ReplayCommand extends RecordVerb {
    @Option(names = "--from", paramLabel = "TIME", converter = TimeOption.class, description = "First decision's time.")
    private @Nullable Long from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = TimeOption.class,
            description = "Last decision's time, included.")
    private @Nullable Long to;

    @Option(names = "--sequence", paramLabel = "N", description = "One decision by its number.")
    private @Nullable Long sequence;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description =
                    "The desk's settings; refused when they are not the recorded ones (default: those on record).")
    private @Nullable Path settings;

    @Option(names = "--models", paramLabel = "DIR", description = "Where models are (default: HEADRACE_HOME/models).")
    private @Nullable Path models;

    @Option(
            names = "--decisions-only",
            description = "Take forecasts from the records instead of making them again; needs no model.")
    private boolean decisionsOnly;

    @Override
    Result run(RecordPlace place) {
        if (sequence != null && (sequence < 0 || from != null || to != null)) {
            throw new ParameterException(
                    spec().commandLine(), "--sequence is a number from 0 on and goes without --from and --to");
        }
        ReplaySpan span = sequence != null
                ? ReplaySpan.one(sequence)
                : ReplaySpan.between(from == null ? Long.MIN_VALUE : from, to == null ? Long.MAX_VALUE : to);
        return place.read(records -> {
            DeskSettings desk = RecordPlace.settings(records, settings);
            return new Replayed(
                    records.name(), desk.digest(), Replay.of(records, desk, span, shelf(place)), decisionsOnly);
        });
    }

    private Optional<ModelShelf> shelf(RecordPlace place) {
        if (decisionsOnly) {
            return Optional.empty();
        }
        Path folder = models == null ? place.home().resolve("models") : models;
        ModelRegistry registry =
                new ModelRegistry(folder, TrustedKeys.in(place.home().resolve("keys")));
        return Optional.of(registry::load);
    }

    private record Replayed(String name, String settings, ReplayReport report, boolean decisionsOnly)
            implements Result {
        @Override
        public ExitCode exit() {
            if (report.decisions() + report.older() == 0) {
                return ExitCode.NOT_FOUND;
            }
            if (!report.identical()) {
                return ExitCode.INTEGRITY;
            }
            boolean asAsked =
                    report.older() == 0 && (decisionsOnly || report.unforecast().isEmpty());
            return asAsked ? ExitCode.OK : ExitCode.PARTIAL;
        }

        @Override
        public String text() {
            StringBuilder text = new StringBuilder();
            if (report.decisions() == 0) {
                text.append("no decision of this span can be made again in ")
                        .append(name)
                        .append('\n');
            } else {
                text.append("decisions  ").append(report.same()).append(" of ").append(report.decisions());
                text.append(" as recorded, bit for bit; ")
                        .append(time(report.firstNanos().getAsLong()));
                text.append(" to ").append(time(report.lastNanos().getAsLong())).append('\n');
                text.append("forecasts  ").append(report.forecasts()).append(" made again");
                report.unforecast()
                        .ifPresent(why -> text.append("; the others taken from the record: ")
                                .append(why));
                text.append("\nsettings   ")
                        .append(settings)
                        .append("\nrecords    ")
                        .append(name)
                        .append('\n');
            }
            if (report.older() > 0) {
                text.append("earlier    ")
                        .append(report.older())
                        .append(" decisions of a version that kept no inputs\n");
            }
            report.differences().forEach(difference -> line(text, difference));
            return text.toString();
        }

        private static void line(StringBuilder text, Difference difference) {
            text.append("decision ")
                    .append(difference.sequence())
                    .append(" at ")
                    .append(time(difference.nowNanos()));
            text.append(" differs first in ").append(difference.part());
            text.append("\n  recorded ").append(shown(difference.recorded()));
            text.append("\n  again    ").append(shown(difference.again())).append('\n');
        }

        private static String shown(String value) {
            String text = value.isEmpty() ? "nothing" : value;
            return text.length() > 200 ? text.substring(0, 200) + "..." : text;
        }

        @Override
        public ObjectNode json() {
            ObjectNode document = document("replay").put("records", name).put("settings_digest", settings);
            document.put("decisions", report.decisions()).put("identical", report.same());
            document.put("forecasts", report.forecasts()).put("older_format", report.older());
            report.firstNanos().ifPresent(nanos -> document.put("from", time(nanos)));
            report.lastNanos().ifPresent(nanos -> document.put("to", time(nanos)));
            report.unforecast().ifPresent(why -> document.put("forecasts_not_made", why));
            ArrayNode differences = document.putArray("differences");
            for (Difference difference : report.differences()) {
                differences
                        .addObject()
                        .put("sequence", difference.sequence())
                        .put("decided_at", time(difference.nowNanos()))
                        .put("part", difference.part())
                        .put("recorded", difference.recorded())
                        .put("again", difference.again());
            }
            return document;
        }
    }
}
