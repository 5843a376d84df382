/// Market events as they become known: a recorded dataset replayed at a chosen speed. The one clock seam of
/// the service is [io.headrace.inference.feed.WallClock]. Knows nothing of desks, models or decisions.
@NullMarked
package io.headrace.inference.feed;

import org.jspecify.annotations.NullMarked;
