/// Where collateral is: nodes, routes, money in flight. Amounts are exact integers with an asset.
@NullMarked
package io.headrace.decision.network;

import org.jspecify.annotations.NullMarked;
