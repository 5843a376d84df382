/// What a desk holds, as it is written in settings: five kinds of
/// [io.headrace.market.portfolio.Portfolio] that stand in for the desk's own books where only public
/// data exists, or carry them where the desk has its own.
///
/// How each is played over events is told in `portfolio.demand` (the fold and what it gives),
/// `portfolio.position` (who holds what) and `portfolio.price` (prices and funding of the legs). This
/// package knows nothing of those, nor of files, features, forecasts or transfers.
@NullMarked
package io.headrace.market.portfolio;

import org.jspecify.annotations.NullMarked;
