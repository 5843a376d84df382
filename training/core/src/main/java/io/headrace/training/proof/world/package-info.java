/// Where strategies are judged and what is swept there: recorded desks and made-up markets of known law, with
/// capital, leads and prices.
@NullMarked
package io.headrace.training.proof.world;

import org.jspecify.annotations.NullMarked;
