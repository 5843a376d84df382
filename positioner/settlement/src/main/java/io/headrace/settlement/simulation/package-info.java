/// Runs the courier that runs in production through many seeded worlds, and says what was lost, doubled or broken.
/// A seed gives the same run on every machine.
@NullMarked
package io.headrace.settlement.simulation;

import org.jspecify.annotations.NullMarked;
