/// Recognizes and reads one file, whichever kind of format it has.
@NullMarked
package io.headrace.store.source.reading;

import org.jspecify.annotations.NullMarked;
