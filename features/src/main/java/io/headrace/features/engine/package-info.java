/// The one fold from market events to feature vectors; batch is replay.
///
/// [DeskFold] is driven by the training set builder, the backtest and the live service alike: observe events
/// in `MarketEvent.ORDER`, then tick once a period.
@NullMarked
package io.headrace.features.engine;

import org.jspecify.annotations.NullMarked;
