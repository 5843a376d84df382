/// Training rows: what was known at an instant, and what came of it.
///
/// Rows are made by the same replay that the backtest and the live service use. Nothing here knows how a
/// model is fitted.
@NullMarked
package io.headrace.training.set;

import org.jspecify.annotations.NullMarked;
