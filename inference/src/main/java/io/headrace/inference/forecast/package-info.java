/// Which model the service forecasts with, or why it has none. Knows the registry; knows nothing of
/// decisions.
@NullMarked
package io.headrace.inference.forecast;

import org.jspecify.annotations.NullMarked;
