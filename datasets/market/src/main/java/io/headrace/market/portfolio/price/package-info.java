/// The legs of a portfolio, their prices and their funding, period by period, and the one state all of a fold is kept
/// in.
///
/// This package knows portfolios, and nothing of the positions or the demand they cause.
@NullMarked
package io.headrace.market.portfolio.price;

import org.jspecify.annotations.NullMarked;
