/// How much of its collateral each venue will let out, forecast from its own history of gates, limits, held profit and
/// pools lent out.
@NullMarked
package io.headrace.decision.guard.withdrawal;

import org.jspecify.annotations.NullMarked;
