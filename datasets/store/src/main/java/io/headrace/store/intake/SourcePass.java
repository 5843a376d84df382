package io.headrace.store.intake;

import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.Progress;
import io.headrace.store.check.EventCheck;
import io.headrace.store.source.reading.SourceReader;
import java.util.function.Consumer;

/// Reads one file after another through the checks, and tells how far it has come in the bytes of all.
final class SourcePass {
    private final String task;
    private final long bytes;
    private final EventCheck check;
    private final Progress progress;
    private long done;

    SourcePass(String task, Novelty novelty, EventCheck check, Progress progress) {
        this.task = task;
        this.bytes = novelty.bytes();
        this.check = check;
        this.progress = progress;
    }

    void read(RawSource source, Consumer<MarketEvent> events) {
        long before = done;
        SourceReader.read(
                source.path(),
                source.format(),
                new SourceIntake(source, check, events),
                (file, at, of) -> progress.report(task, Math.min(before + at, bytes - 1), bytes));
        done += source.bytes();
    }

    void end() {
        progress.report(task, bytes, bytes);
    }
}
