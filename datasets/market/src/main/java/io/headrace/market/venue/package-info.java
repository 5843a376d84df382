/// What a venue asks of an account: margin tables, and what unrealized profit is good for.
///
/// Pure rules on numbers. This package knows nothing of positions through time, of files or of forecasts.
@NullMarked
package io.headrace.market.venue;

import org.jspecify.annotations.NullMarked;
