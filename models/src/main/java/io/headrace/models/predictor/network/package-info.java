/// The layers of a network as plain numbers: each turns rows of channels, one row per step, into other
/// rows.
///
/// A layer is pure, allocates nothing and knows nothing of quantiles, venues or files. Rows lie one after
/// another in an array, oldest step first.
@NullMarked
package io.headrace.models.predictor.network;

import org.jspecify.annotations.NullMarked;
