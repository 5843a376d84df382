package io.headrace.settlement.monitor;

import io.headrace.market.event.Instrument;

/// A number as operators told it, before it is stamped.
record Told(Instrument of, ChainFact.Kind kind, double value) {}
