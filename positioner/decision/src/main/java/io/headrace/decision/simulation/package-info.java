/// A world of exact books in which policies are tried, the accounting of what they cost, and the search for
/// parameters.
///
/// The same [World] keeps the books of a backtest and of the paper bank. Knows no files and no clock.
@NullMarked
package io.headrace.decision.simulation;

import org.jspecify.annotations.NullMarked;
