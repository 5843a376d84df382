package io.headrace.features.engine;

import io.headrace.features.signal.CrossVenueSignal;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// The signals that listen to one instrument, by the input they listen to; arrays, since every event
/// walks them.
final class Listeners {
    static final int INPUTS = Input.values().length;

    final Signal[][] signals = new Signal[INPUTS][];
    final CrossVenueSignal[][] across = new CrossVenueSignal[INPUTS][];
    /// Those told of a touch, but not of the book it may come from.
    final Signal[] touchNotBook;

    final CrossVenueSignal[] acrossTouchNotBook;
    final Signal[] everySignal;
    final CrossVenueSignal[] everyAcross;

    private Listeners(List<Listening<Signal>> single, List<Listening<CrossVenueSignal>> crossing) {
        for (Input input : Input.values()) {
            signals[input.ordinal()] = select(single, on -> on.contains(input)).toArray(Signal[]::new);
            across[input.ordinal()] = select(crossing, on -> hears(on, input)).toArray(CrossVenueSignal[]::new);
        }
        touchNotBook = select(single, Listeners::touchNotBook).toArray(Signal[]::new);
        acrossTouchNotBook = select(crossing, Listeners::touchNotBook).toArray(CrossVenueSignal[]::new);
        everySignal = select(single, on -> true).toArray(Signal[]::new);
        everyAcross = select(crossing, on -> true).toArray(CrossVenueSignal[]::new);
    }

    /// Collects listeners in the order they are to be told.
    static final class Builder {
        private final List<Listening<Signal>> single = new ArrayList<>();
        private final List<Listening<CrossVenueSignal>> crossing = new ArrayList<>();

        void add(Set<Input> inputs, Signal signal) {
            single.add(new Listening<>(inputs, signal));
        }

        void add(Set<Input> inputs, CrossVenueSignal signal) {
            crossing.add(new Listening<>(inputs, signal));
        }

        Listeners build() {
            return new Listeners(single, crossing);
        }
    }

    private record Listening<S>(Set<Input> inputs, S signal) {}

    private static <S> List<S> select(List<Listening<S>> all, Predicate<Set<Input>> which) {
        return all.stream()
                .filter(listening -> which.test(listening.inputs()))
                .map(Listening::signal)
                .toList();
    }

    /// Across venues, raw bars are the bars of every venue, and so is each venue's own.
    private static boolean hears(Set<Input> on, Input input) {
        return on.contains(input) || (input == Input.BARS && on.contains(Input.RAW_BARS));
    }

    private static boolean touchNotBook(Set<Input> on) {
        return on.contains(Input.TOUCH) && !on.contains(Input.BOOK);
    }
}
