/// The REST API, health and metrics: reads the board and the journal, changes nothing. JSON is snake case,
/// times are RFC 3339 in UTC, amounts that moved are exact decimals in text.
@NullMarked
package io.headrace.inference.api;

import org.jspecify.annotations.NullMarked;
