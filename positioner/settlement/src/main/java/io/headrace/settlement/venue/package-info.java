/// Venues on chains as the courier and the decision see them: what they credited, by their own events at finality, and
/// what they would let go now. Each venue has a package of its own.
@NullMarked
package io.headrace.settlement.venue;

import org.jspecify.annotations.NullMarked;
