package io.headrace.store.segment;

import io.headrace.market.event.MarketEvent;
import java.util.List;

/// The events of one segment to be.
///
/// @param part number of the file in its partition, from 0
/// @param events of the partition, ordered, at least one; kept as it is given
public record Batch(Partition partition, int part, List<MarketEvent> events) {}
