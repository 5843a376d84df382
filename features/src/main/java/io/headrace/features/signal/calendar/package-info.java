/// Where the instant stands in the day and the week (UTC).
@NullMarked
package io.headrace.features.signal.calendar;

import org.jspecify.annotations.NullMarked;
