package io.headrace.features.engine;

import io.headrace.market.event.Instrument;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds what belongs to an instrument: a fixed table with open addressing, for the one look-up that
/// every event costs. Events of a stream mostly carry the same instrument object, which is found without
/// comparing names.
final class InstrumentTable<T> {
    private final @Nullable Instrument[] keys;
    private final Object[] values;

    InstrumentTable(Map<Instrument, T> entries) {
        int capacity = Integer.highestOneBit(4 * Math.max(4, entries.size()));
        this.keys = new Instrument[capacity];
        this.values = new Object[capacity];
        Arrays.fill(values, this);
        entries.forEach((key, value) -> {
            int slot = slotOf(key);
            keys[slot] = key;
            values[slot] = value;
        });
    }

    @SuppressWarnings("unchecked")
    @Nullable
    T get(Instrument instrument) {
        int slot = slotOf(instrument);
        return keys[slot] == null ? null : (T) values[slot];
    }

    /// The slot that holds the instrument, or the free one where it would be.
    private int slotOf(Instrument instrument) {
        int hash = 31 * instrument.venue().hashCode() + instrument.coin().hashCode();
        int slot = (hash ^ (hash >>> 16)) & (keys.length - 1);
        Instrument key = keys[slot];
        while (key != null && key != instrument && !key.equals(instrument)) {
            slot = (slot + 1) & (keys.length - 1);
            key = keys[slot];
        }
        return slot;
    }
}
