/// What holds money back on its way out of a venue: limits, freezes, delays, and what must be told for them to be
/// known.
///
/// What nobody told is never taken for harmless. This package knows nothing of margin models, of accounts or of files.
@NullMarked
package io.headrace.market.venue.withdrawal;

import org.jspecify.annotations.NullMarked;
