/// Readers of public file formats: a folder of raw files becomes market events, or one
/// [io.headrace.market.problem.Problem] that names file, line, column, value and remedy.
///
/// What is impossible (text for a number, a price of zero, a row twice, time running backward) is refused; what
/// is only odd passes and is reported by [io.headrace.store.check]. This package knows nothing of how datasets
/// are stored.
@NullMarked
package io.headrace.store.source;

import org.jspecify.annotations.NullMarked;
