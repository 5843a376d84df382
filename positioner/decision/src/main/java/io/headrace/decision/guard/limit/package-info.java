/// What may move at most: by one move, on a route, to a venue, in an hour, in a day; and how often a venue's
/// direction may turn. Cuts orders, never adds any.
@NullMarked
package io.headrace.decision.guard.limit;

import org.jspecify.annotations.NullMarked;
