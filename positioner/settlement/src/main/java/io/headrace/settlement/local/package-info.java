/// A whole desk's outside on this machine, for demonstrations and for killing: two local chains with
/// vaults, bridges and money, keys that everybody knows, and the settings of the desk and of its
/// attestors. Never for real money.
@NullMarked
package io.headrace.settlement.local;

import org.jspecify.annotations.NullMarked;
