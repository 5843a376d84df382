/// Chain state into the stream of market events: utilization, prices, gas and confirmations, as the feature pipeline
/// knows them. What is told live is what an import of the same facts gives.
@NullMarked
package io.headrace.settlement.monitor;

import org.jspecify.annotations.NullMarked;
