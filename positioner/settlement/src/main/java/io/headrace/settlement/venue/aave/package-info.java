/// Aave v3: one reserve as a venue. What is lent is credited at once, by the pool's own event; what comes back is
/// limited by what borrowers left in the pool.
@NullMarked
package io.headrace.settlement.venue.aave;

import org.jspecify.annotations.NullMarked;
