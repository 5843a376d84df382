/// Tables of protocol state: what lending and trading pools, gas, bridges and moods were, as open research published
/// it.
///
/// A state that is stamped with its minute is known at the end of that minute, a mean of an hour at the end of the
/// hour, a daily index at the end of its day: the tables do not say more, so less is not assumed. Raw token amounts
/// become token units where the format states the decimals; where it does not, the unit is `raw`. A zero that stands
/// for "not recorded" makes no event.
@NullMarked
package io.headrace.store.source.protocol;

import org.jspecify.annotations.NullMarked;
