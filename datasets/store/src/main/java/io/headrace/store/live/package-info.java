/// Live connections to venues: a websocket and what it is asked over, feeding the parsers that also
/// read captures.
///
/// This package knows the formats, and nothing of datasets, features or what is decided on the events.
/// Its clock is given to it.
@NullMarked
package io.headrace.store.live;

import org.jspecify.annotations.NullMarked;
