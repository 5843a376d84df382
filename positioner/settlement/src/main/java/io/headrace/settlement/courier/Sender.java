package io.headrace.settlement.courier;

import io.headrace.settlement.fact.LaneId;

/// A sender the desk may use.
///
/// @param vouched whether an operator vouches that what its chain has beyond the journal is not the desk's
public record Sender(LaneId lane, boolean vouched) {}
