/// Ways out of a vault through an adapter, by kind: what each kind's order must say, and what its adapter's own
/// code must be. What a kind does not prove is not signed for. Nothing here asks a node.
@NullMarked
package io.headrace.settlement.attest.door;

import org.jspecify.annotations.NullMarked;
