/// The life of a transfer as a pure reducer: what is known and one event give the next state, what must be
/// written down, and what may be done once it is. Knows no clock, no disk and no network.
@NullMarked
package io.headrace.settlement.lifecycle;

import org.jspecify.annotations.NullMarked;
