/// How much stands in the book and what it costs to cross it.
///
/// Values are read from the book when asked for, so they cost nothing per event; a book that is unknown
/// or one-sided gives none.
@NullMarked
package io.headrace.features.signal.depth;

import org.jspecify.annotations.NullMarked;
