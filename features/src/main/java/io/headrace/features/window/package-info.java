/// The small accumulators signals are made of: hour buckets, moments, decaying averages, returns.
///
/// Windows recombine closed hour buckets oldest first, so a value depends on what is in the window and not on
/// how the stream got there; nothing is ever subtracted. Memory is fixed at construction. Knows nothing of
/// events or venues.
@NullMarked
package io.headrace.features.window;

import org.jspecify.annotations.NullMarked;
