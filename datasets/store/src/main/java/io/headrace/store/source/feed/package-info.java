/// JSON messages, given one by one to the parser of their format, from the lines of a capture or straight from a
/// connection: both pass the same bounds and the same refusals. This package knows no venue and no table.
@NullMarked
package io.headrace.store.source.feed;

import org.jspecify.annotations.NullMarked;
