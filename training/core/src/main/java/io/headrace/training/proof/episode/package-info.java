/// A world's history in episodes, each with what every kind of forecast says, and draws of whole episodes.
@NullMarked
package io.headrace.training.proof.episode;

import org.jspecify.annotations.NullMarked;
