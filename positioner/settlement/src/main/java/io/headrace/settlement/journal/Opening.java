package io.headrace.settlement.journal;

import io.headrace.decision.network.TokenAmount;
import java.util.List;

/// What a desk was opened with. Journal and bank each keep it; the same desk always opens with the same.
///
/// @param settingsDigest of the desk's settings, hex
/// @param datasetDigest of the data or feed it runs on, hex
/// @param startNanos desk time of its first period
/// @param balances in USDC, one per node of the network, treasury first
public record Opening(String settingsDigest, String datasetDigest, long startNanos, List<TokenAmount> balances) {
    public Opening {
        balances = List.copyOf(balances);
        if (settingsDigest.isBlank() || datasetDigest.isBlank()) {
            throw new IllegalArgumentException(
                    "digests must not be blank, were '" + settingsDigest + "', '" + datasetDigest + "'");
        }
        if (balances.size() < 2) {
            throw new IllegalArgumentException(
                    "a desk needs a treasury and a venue, had " + balances.size() + " balances");
        }
    }
}
