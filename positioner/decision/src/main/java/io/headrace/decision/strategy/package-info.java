/// The policies themselves: static, threshold rule, predictive order-up-to. All are pure.
@NullMarked
package io.headrace.decision.strategy;

import org.jspecify.annotations.NullMarked;
