/// Swaps on one chain as a route: from one token of a vault to another.
@NullMarked
package io.headrace.settlement.route.swap;

import org.jspecify.annotations.NullMarked;
