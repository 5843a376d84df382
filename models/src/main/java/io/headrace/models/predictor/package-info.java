/// What a fitted predictor is: plain numbers that turn a feature vector into quantiles, with no fitting
/// library in sight.
///
/// Predicting is pure and allocates nothing. This package knows nothing of files, venues, calibration or
/// fitting.
@NullMarked
package io.headrace.models.predictor;

import org.jspecify.annotations.NullMarked;
