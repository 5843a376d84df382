/// State of a chain without trust in the node that tells it: accounts and storage slots with the nodes of the
/// Merkle-Patricia tries that lead to them, checked against a state root that several operators agree on.
@NullMarked
package io.headrace.settlement.chain.proof;

import org.jspecify.annotations.NullMarked;
