/// A small world that behaves badly: chains with blocks, reorgs and pools, nodes that lag, lie and die, bridges,
/// venues, a signer and books. It keeps the truth beside what it says. No disk, no clock, no thread.
@NullMarked
package io.headrace.settlement.simulation.world;

import org.jspecify.annotations.NullMarked;
