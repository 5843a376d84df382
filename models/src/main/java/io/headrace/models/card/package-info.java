/// A model with everything needed to trust or refuse it: the card says what it was fitted on and how it did,
/// the bundle turns an observation into a forecast. Knows nothing of files.
@NullMarked
package io.headrace.models.card;

import org.jspecify.annotations.NullMarked;
