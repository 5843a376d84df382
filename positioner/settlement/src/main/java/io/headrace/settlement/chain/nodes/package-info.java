/// The nodes of each chain as the transfers' courier needs them: what was sent to them, and what each says of a
/// sender. What they agree on is not decided here.
@NullMarked
package io.headrace.settlement.chain.nodes;

import org.jspecify.annotations.NullMarked;
