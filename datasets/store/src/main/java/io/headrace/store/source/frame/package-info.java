/// What the parsers of all venues' JSON messages share: reading members with a refusal that names the
/// field, the time a message was known, and keeping a book in step with its stream.
///
/// This package knows no venue.
@NullMarked
package io.headrace.store.source.frame;

import org.jspecify.annotations.NullMarked;
