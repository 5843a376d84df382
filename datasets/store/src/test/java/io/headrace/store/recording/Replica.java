package io.headrace.store.recording;

import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.StreamGap;
import io.headrace.store.check.CheckGate;
import io.headrace.store.dataset.DatasetAppender;
import io.headrace.store.dataset.DatasetHeader;
import io.headrace.store.dataset.DatasetReader;
import io.headrace.store.dataset.Pace;
import io.headrace.store.intake.Intake;
import io.headrace.store.intake.IntakePlan;
import io.headrace.store.source.FrameFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Datasets of a test, as events: what was recorded, and what an import of the same messages gives.
record Replica(Path folder) {
    List<MarketEvent> imported(List<String> lines, FrameFormat format) throws Exception {
        Path file = Files.write(folder.resolve(format.name() + ".jsonl"), lines);
        String name = "imported-" + format.name();
        new Intake(
                        folder.resolve(name),
                        new DatasetHeader(name, "unknown", "a capture"),
                        DatasetAppender.Mode.NEW,
                        CheckGate.parse("none"),
                        Pace.USUAL)
                .run(IntakePlan.of(List.of(file), format), (task, done, of) -> {});
        return events(name);
    }

    List<MarketEvent> events(String name) {
        try (DatasetReader reader = DatasetReader.open(folder.resolve(name))) {
            return reader.events();
        }
    }

    /// A capture does not say why its connection was opened anew.
    static List<MarketEvent> nameless(List<MarketEvent> events) {
        return events.stream()
                .map(event -> event instanceof StreamGap gap && gap.reason().contains("connection")
                        ? new StreamGap(gap.instrument(), gap.eventNanos(), gap.knownNanos(), gap.sequence(), "?")
                        : event)
                .toList();
    }
}
