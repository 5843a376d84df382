/// A canonical bridge: locked on one chain, proved on the other after a time in which fraud can be
/// shown.
@NullMarked
package io.headrace.settlement.route.slow;

import org.jspecify.annotations.NullMarked;
