/// What a fitted predictor is: plain numbers that turn a feature vector into quantiles, with no fitting
/// library in sight.
///
/// Predicting is pure. The plain forms (linear, trees, networks, seasonal, structural) allocate
/// nothing; what combines or reorders (stacks, blends, forests, mixtures) takes a few short arrays a
/// call. This package knows nothing of files, venues, calibration or fitting.
@NullMarked
package io.headrace.models.predictor;

import org.jspecify.annotations.NullMarked;
