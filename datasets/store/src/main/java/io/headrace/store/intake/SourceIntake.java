package io.headrace.store.intake;

import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.Problem;
import io.headrace.store.check.EventCheck;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceListener;
import java.util.function.Consumer;

/// Takes what one file holds through the checks.
final class SourceIntake implements SourceListener {
    private final String name;
    private final EventCheck check;
    private final Consumer<MarketEvent> events;

    SourceIntake(RawSource source, EventCheck check, Consumer<MarketEvent> events) {
        this.name = source.name();
        this.check = check;
        this.events = events;
    }

    @Override
    public void event(long line, MarketEvent event) {
        check.observe(name, line, event);
        events.accept(event);
    }

    @Override
    public void note(long line, Oddity oddity, String what) {
        check.note(name, line, oddity, what);
    }

    @Override
    public void refused(long line, Problem problem) {
        throw problem.toException();
    }
}
