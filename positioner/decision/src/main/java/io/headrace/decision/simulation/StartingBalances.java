package io.headrace.decision.simulation;

import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.settings.Capital;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.market.event.MarginSnapshot;
import java.util.ArrayList;
import java.util.List;

/// How the first capital is spread.
public final class StartingBalances {
    private static final double FULL_BUFFER = 1.25;
    private static final double MOST_AT_VENUES = .98;

    private StartingBalances() {}

    /// Balances per node, treasury first.
    ///
    /// Named balances are taken as they are. A multiple k gives capital C = k * `meanDemandUsd`; each venue
    /// gets its first demand times the smaller of 1.25 and .98 C / (sum of first demands), the treasury the
    /// rest.
    ///
    /// @param meanDemandUsd mean total demand of the training span
    /// @param first snapshots of the first period, in the order of the settings
    public static List<TokenAmount> of(DeskSettings settings, double meanDemandUsd, List<MarginSnapshot> first) {
        List<TokenAmount> balances = new ArrayList<>();
        switch (settings.capital()) {
            case Capital.Balances(var usdByNode) -> {
                balances.add(TokenAmount.usd(usdByNode.getOrDefault(DeskSettings.TREASURY, 0.0)));
                for (String venue : settings.venues()) {
                    balances.add(TokenAmount.usd(usdByNode.getOrDefault(venue, 0.0)));
                }
            }
            case Capital.Multiple(double factor) -> {
                double capital = factor * meanDemandUsd;
                double demand =
                        first.stream().mapToDouble(MarginSnapshot::demandUsd).sum();
                double multiple = demand > 0 ? Math.min(FULL_BUFFER, MOST_AT_VENUES * capital / demand) : 0;
                TokenAmount treasury = TokenAmount.usd(capital);
                for (MarginSnapshot snapshot : first) {
                    TokenAmount amount = TokenAmount.usd(snapshot.demandUsd() * multiple);
                    treasury = treasury.minus(amount);
                    balances.add(amount);
                }
                balances.addFirst(treasury);
            }
        }
        return balances;
    }
}
