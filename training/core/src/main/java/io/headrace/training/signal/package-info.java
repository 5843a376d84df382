/// The numbers that signals take from training: fitted from a dataset's events.
///
/// Knows events, series fits and the parameters' record; nothing of desks or forecasts.
@NullMarked
package io.headrace.training.signal;

import org.jspecify.annotations.NullMarked;
