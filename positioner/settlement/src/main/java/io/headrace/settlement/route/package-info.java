/// Ways from chain to chain, each one adapter of one shape: what it would cost, what the vault's order
/// says, how a message of it stands, and the calls that claim or take back. Behind the courier's port
/// they are one.
@NullMarked
package io.headrace.settlement.route;

import org.jspecify.annotations.NullMarked;
