package io.headrace.store.source;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.Problem;
import java.util.function.LongFunction;

/// Holds every refusal to what a person needs, and counts all that is told.
public final class FuzzJudge implements SourceListener {
    private final LongFunction<String> place;
    private long told;

    /// @param place how the place that a refusal of a line names must begin
    public FuzzJudge(LongFunction<String> place) {
        this.place = place;
    }

    public void requireAtMost(long most) {
        assertTrue(told <= most, () -> told + " things told where " + most + " are enough");
    }

    @Override
    public void event(long line, MarketEvent event) {
        told++;
        assertTrue(line > 0, "an event without a line");
    }

    @Override
    public void note(long line, Oddity oddity, String what) {
        told++;
        assertFalse(what.isBlank());
    }

    @Override
    public void refused(long line, Problem problem) {
        told++;
        assertTrue(problem.code().startsWith("HR-10"), problem::sentence);
        assertTrue(problem.where().startsWith(place.apply(line)), problem::sentence);
        assertTrue(problem.sentence().length() < 2000, problem::sentence);
    }
}
