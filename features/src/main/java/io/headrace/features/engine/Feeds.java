package io.headrace.features.engine;

import io.headrace.features.signal.Input;
import io.headrace.features.signal.Listener;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.state.Stateful;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.StreamGap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The streams of one venue, one for each input, all coins together: when each last spoke, and who must be told when it
/// speaks again after a hole.
///
/// A feed that dies and returns need not say so. When an input has been silent for longer than a
/// column may be old, what it would have said is unknown and not nothing: the column's signals are
/// told of a [StreamGap] from its last word to this one, before they are told the word. Signals
/// across venues watch each venue's silence themselves.
final class Feeds implements Stateful {
    static final long NEVER = Long.MIN_VALUE;
    private static final Input[] INPUTS = Input.values();

    private final Instrument account;
    private final long[] spokenNanos = new long[INPUTS.length];
    private final long[] shortestNanos = new long[INPUTS.length];
    private final List<List<Patience>> listeners = new ArrayList<>();

    /// @param venue whose, or what is said of the whole desk
    Feeds(String venue) {
        this.account = Instrument.account(venue);
        Arrays.fill(spokenNanos, NEVER);
        Arrays.fill(shortestNanos, Long.MAX_VALUE);
        for (int input = 0; input < INPUTS.length; input++) {
            listeners.add(new ArrayList<>());
        }
    }

    /// For how long a signal takes silence for a statement.
    private record Patience(Listener ear, long nanos) {}

    /// Adds a signal that is told of holes in any of its inputs.
    void add(SignalDefinition definition, Signal signal) {
        long patience = definition.timing().staleAfterNanos();
        for (Input input : definition.inputs()) {
            listeners.get(input.ordinal()).add(new Patience(signal.ear(), patience));
            shortestNanos[input.ordinal()] = Math.min(shortestNanos[input.ordinal()], patience);
        }
    }

    /// When an input last spoke, or [#NEVER].
    long spokenNanos(Input input) {
        return spokenNanos[input.ordinal()];
    }

    /// An input is about to speak.
    ///
    /// @param input its ordinal
    void hear(int input, MarketEvent event) {
        long before = spokenNanos[input];
        long now = event.knownNanos();
        spokenNanos[input] = now;
        if (now - before > shortestNanos[input] && before != NEVER) {
            lose(input, before, now, event.sequence());
        }
    }

    private void lose(int input, long before, long now, long sequence) {
        StreamGap gap = new StreamGap(account, before, now, sequence, "silent");
        for (Patience listener : listeners.get(input)) {
            if (now - before > listener.nanos()) {
                listener.ear().observe(gap);
            }
        }
    }

    @Override
    public void save(StateSink sink) {
        sink.putLongs(spokenNanos);
    }

    @Override
    public void restore(StateSource source) {
        source.getLongs(spokenNanos);
    }
}
