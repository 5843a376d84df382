/// Who takes part, tuned on what came before the split, and how it went after it.
@NullMarked
package io.headrace.training.proof.strategy;

import org.jspecify.annotations.NullMarked;
