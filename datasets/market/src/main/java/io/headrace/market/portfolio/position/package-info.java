/// Which positions each kind of portfolio holds and has announced, and what they are worth to the account.
///
/// This package knows prices and portfolios, and nothing of margin or demand.
@NullMarked
package io.headrace.market.portfolio.position;

import org.jspecify.annotations.NullMarked;
