/// What a signal is, and the signals that compose others.
///
/// One class is one formula; formula, unit, warm-up and parameters are in its [SignalDefinition], from which
/// the schema fingerprint is made. Signals know events only, never files, models or decisions.
@NullMarked
package io.headrace.features.signal;

import org.jspecify.annotations.NullMarked;
