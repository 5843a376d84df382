/// Seeded misfortune: which faults a simulated run has, when they strike, and what of everything was reached.
@NullMarked
package io.headrace.settlement.simulation.chaos;

import org.jspecify.annotations.NullMarked;
