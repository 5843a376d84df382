/// Gradient-boosted quantile trees, quantile regression forests and Gaussian mixtures, fitted by Smile and
/// read out into plain numbers. The only package that may use Smile.
@NullMarked
package io.headrace.training.fit.smile;

import org.jspecify.annotations.NullMarked;
