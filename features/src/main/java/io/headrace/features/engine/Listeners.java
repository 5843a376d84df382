package io.headrace.features.engine;

import io.headrace.features.signal.CrossVenueSignal;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Listener;
import io.headrace.features.signal.Signal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Who listens to one instrument, by the input listened to; arrays, since every event walks them. Of signals of its
/// venue
/// their ears.
final class Listeners {
    static final int INPUTS = Input.values().length;

    final Listener[][] own = new Listener[INPUTS][];
    final CrossVenueSignal[][] across = new CrossVenueSignal[INPUTS][];
    /// Those told of a touch, but not of the book it may come from.
    final Listener[] touchNotBook;

    final CrossVenueSignal[] acrossTouchNotBook;
    final Listener[] everyOwn;
    final CrossVenueSignal[] everyAcross;

    private Listeners(List<Listening<Listener>> single, List<Listening<CrossVenueSignal>> crossing) {
        for (Input input : Input.values()) {
            own[input.ordinal()] = select(single, on -> on.contains(input)).toArray(Listener[]::new);
            across[input.ordinal()] = select(crossing, on -> hears(on, input)).toArray(CrossVenueSignal[]::new);
        }
        touchNotBook = select(single, Listeners::touchNotBook).toArray(Listener[]::new);
        acrossTouchNotBook = select(crossing, Listeners::touchNotBook).toArray(CrossVenueSignal[]::new);
        everyOwn = select(single, on -> true).toArray(Listener[]::new);
        everyAcross = select(crossing, on -> true).toArray(CrossVenueSignal[]::new);
    }

    /// Collects listeners in the order they are to be told.
    static final class Builder {
        private final List<Listening<Listener>> single = new ArrayList<>();
        private final List<Listening<CrossVenueSignal>> crossing = new ArrayList<>();

        void add(Set<Input> inputs, Signal signal) {
            if (signal.ear() != Listener.NOBODY) {
                single.add(new Listening<>(inputs, signal.ear()));
            }
        }

        void add(Set<Input> inputs, CrossVenueSignal signal) {
            crossing.add(new Listening<>(inputs, signal));
        }

        Listeners build() {
            return new Listeners(single, crossing);
        }
    }

    private record Listening<S>(Set<Input> inputs, S ear) {}

    /// Each once, however many signals it hears for.
    private static <S> List<S> select(List<Listening<S>> all, Predicate<Set<Input>> which) {
        Set<S> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        return all.stream()
                .filter(listening -> which.test(listening.inputs()))
                .map(Listening::ear)
                .filter(seen::add)
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
