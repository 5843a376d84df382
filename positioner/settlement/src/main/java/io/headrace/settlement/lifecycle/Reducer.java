package io.headrace.settlement.lifecycle;

/// What an event makes of a transfer. Pure.
@FunctionalInterface
public interface Reducer {
    Step step(View view, LifeEvent event);
}
