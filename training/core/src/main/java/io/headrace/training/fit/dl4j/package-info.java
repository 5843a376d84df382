/// Neural networks, fitted by Deeplearning4j and read out into plain layers. The only package that may use
/// it.
@NullMarked
package io.headrace.training.fit.dl4j;

import org.jspecify.annotations.NullMarked;
