/// With which products a desk could offset a position instead of moving collateral: margin rules, fees and depth as
/// data. Plain values; what they are worth is asked elsewhere.
@NullMarked
package io.headrace.decision.settings.hedge;

import org.jspecify.annotations.NullMarked;
