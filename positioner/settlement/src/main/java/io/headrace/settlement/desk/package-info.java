/// A desk whose transfers are carried by chains: its settings, the attestors it asks, the executor it
/// runs, and what of its intents is planned.
@NullMarked
package io.headrace.settlement.desk;

import org.jspecify.annotations.NullMarked;
