/// What a model would have meant in money: policies tuned on the training span, judged on what came after
/// it, beside the clairvoyant bound.
///
/// Knows recordings, model bundles and the decision room; nothing of how a model is fitted, but for the
/// climatology it is compared with.
@NullMarked
package io.headrace.training.backtest;

import org.jspecify.annotations.NullMarked;
