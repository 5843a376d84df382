/// The courier assembled on real chains: nodes, books, signer, attested orders and a venue that is an account, from
/// one record of settings. Bridges, other venues and rules of the house come in through ports.
@NullMarked
package io.headrace.settlement.executor;

import org.jspecify.annotations.NullMarked;
