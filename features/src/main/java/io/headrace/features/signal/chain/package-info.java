/// What chains and pools cost and how busy they are: gas, confirmation, bridges, utilization, and indices of
/// expected volatility.
@NullMarked
package io.headrace.features.signal.chain;

import org.jspecify.annotations.NullMarked;
