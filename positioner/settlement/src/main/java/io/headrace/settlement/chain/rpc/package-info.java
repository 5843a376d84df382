/// One node of a chain, asked by JSON-RPC: typed answers, typed failures, bounded time and size. Believes one
/// node and says so; what several of them agree on is decided above.
@NullMarked
package io.headrace.settlement.chain.rpc;

import org.jspecify.annotations.NullMarked;
