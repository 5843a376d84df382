package io.headrace.settlement.chain.vault;

import io.headrace.decision.settings.Section;
import io.headrace.settlement.chain.rpc.Hex;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The token that an asset is on each chain. Issuers seldom have one address on two chains; what is sent counts
/// unit for unit, so the decimals are the same everywhere.
///
/// @param usual on every chain that has none of its own
/// @param own by chain id
public record Tokens(VaultState.Token usual, Map<Long, VaultState.Token> own) {
    public Tokens {
        own = Map.copyOf(own);
        own.forEach((chain, token) -> {
            if (token.decimals() != usual.decimals()) {
                throw new IllegalArgumentException("a token has the same decimals on every chain, were "
                        + usual.decimals() + " and " + token.decimals() + " on chain " + chain);
            }
        });
    }

    /// One address on every chain.
    public static Tokens everywhere(VaultState.Token token) {
        return new Tokens(token, Map.of());
    }

    /// The token on a chain.
    public VaultState.Token on(long chainId) {
        return own.getOrDefault(chainId, usual);
    }

    /// Reads `address`, `decimals`, `balances_slot`, and where it is another contract, `elsewhere`: for each such
    /// chain its `chain_id`, `address`, and `balances_slot` when that differs too.
    public static Tokens read(Section section) {
        String address = section.text("address");
        int decimals = section.count("decimals");
        long slot = section.whole("balances_slot");
        List<Elsewhere> elsewhere =
                section.has("elsewhere") ? section.sections("elsewhere", each -> elsewhere(each, slot)) : List.of();
        return section.build(() -> {
            Map<Long, VaultState.Token> own = new HashMap<>();
            for (Elsewhere each : elsewhere) {
                VaultState.Token token = new VaultState.Token(each.address(), decimals, each.slot());
                if (own.put(each.chainId(), token) != null) {
                    throw new IllegalArgumentException("elsewhere names chain " + each.chainId() + " twice");
                }
            }
            return new Tokens(new VaultState.Token(Hex.address(address), decimals, slot), own);
        });
    }

    private record Elsewhere(long chainId, String address, long slot) {}

    private static Elsewhere elsewhere(Section section, long usualSlot) {
        long chain = section.whole("chain_id");
        String address = section.text("address");
        long slot = section.has("balances_slot") ? section.whole("balances_slot") : usualSlot;
        return section.build(() -> new Elsewhere(chain, Hex.address(address), slot));
    }
}
