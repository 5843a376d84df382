/// How a venue turns a position into the margin it asks for: one [io.headrace.market.venue.margin.MarginModel] per
/// formula, each with its source.
///
/// Pure rules on numbers of one moment. This package knows nothing of accounts, of files or of forecasts.
@NullMarked
package io.headrace.market.venue.margin;

import org.jspecify.annotations.NullMarked;
