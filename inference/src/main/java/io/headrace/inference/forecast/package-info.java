/// Which model the service forecasts with, or why it has none, and how a new champion takes over. Knows
/// the registry; knows nothing of decisions.
@NullMarked
package io.headrace.inference.forecast;

import org.jspecify.annotations.NullMarked;
