package io.headrace.store.source.mapping;

import io.headrace.market.event.Instrument;
import io.headrace.market.event.Side;
import io.headrace.store.source.BadRecord;

/// What one row says, in the units of events.
interface MappedValues {
    Instrument instrument();

    long eventNanos();

    long knownNanos();

    /// The number of a field; 0 where a field that may be left out is.
    double value(String field);

    Side side();

    /// A refusal of a field's column.
    BadRecord refuse(String field, String rule);
}
