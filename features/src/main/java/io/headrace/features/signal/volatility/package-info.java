/// How much prices move: realized, range and decaying volatility of one coin.
@NullMarked
package io.headrace.features.signal.volatility;

import org.jspecify.annotations.NullMarked;
