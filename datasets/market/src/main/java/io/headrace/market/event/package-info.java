/// What happened on the venues, as immutable values with two times.
///
/// Every event says when the venue stamped it (`eventNanos`) and the earliest the desk could know it
/// (`knownNanos`). Everything downstream orders by [MarketEvent#ORDER]; that is what keeps the future out. This
/// package knows nothing of files, features or forecasts.
@NullMarked
package io.headrace.market.event;

import org.jspecify.annotations.NullMarked;
