/// Reads many contracts' state in one call, at one block and no other. What is read is the node's word: who acts on
/// it asks several operators, or proves it.
@NullMarked
package io.headrace.settlement.chain.read;

import org.jspecify.annotations.NullMarked;
