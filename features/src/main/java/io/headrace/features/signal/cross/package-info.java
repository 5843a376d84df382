/// One coin seen at all venues at once: where it trades dearer, who moves first, how much stands in all
/// books together.
///
/// What is kept is kept once for the desk and coin. A venue counts while its last word is less than a
/// minute old; a venue heard no longer is left out, never taken for unchanged.
@NullMarked
package io.headrace.features.signal.cross;

import org.jspecify.annotations.NullMarked;
