package io.headrace.settlement.attest;

import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.chain.vault.VaultOrder;

/// What attestors are asked to sign, and what it is said to follow from.
///
/// @param move which move of the decision the order carries out, from 0
public record Claim(Published published, int move, VaultId vault, VaultOrder order) {}
