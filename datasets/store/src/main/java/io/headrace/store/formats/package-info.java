/// The list of every format Headrace reads: the one place that knows all publishers' parsers.
@NullMarked
package io.headrace.store.formats;

import org.jspecify.annotations.NullMarked;
