/// How the crowd feels, and how old that is.
@NullMarked
package io.headrace.features.signal.sentiment;

import org.jspecify.annotations.NullMarked;
