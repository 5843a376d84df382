/// Linear quantile models by stochastic gradients, fitted by Tribuo and read out into plain numbers. With the
/// package below it, the only one that may use Tribuo.
@NullMarked
package io.headrace.training.fit.tribuo;

import org.jspecify.annotations.NullMarked;
