package io.headrace.market.account;

import io.headrace.market.venue.AccountMode;
import io.headrace.market.venue.AssetWeight;
import io.headrace.market.venue.Cited;
import io.headrace.market.venue.ProfitRule;
import io.headrace.market.venue.margin.CoinMargin;
import io.headrace.market.venue.margin.MarginModel;
import io.headrace.market.venue.margin.MarginRules;
import io.headrace.market.venue.withdrawal.WithdrawalRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Everything one venue asks, each rule with its source: margin by coin, weights of assets, what profit
/// is good for, and what holds money back on its way out.
///
/// @param venue the name events and portfolios use
/// @param note what a desk should know before it relies on the venue; may be empty
/// @param modes the ways collateral may be shared there
public record VenueRules(
        String venue,
        String title,
        String note,
        Set<AccountMode> modes,
        Cited<ProfitRule> profit,
        List<Cited<CoinMargin>> margin,
        List<Cited<AssetWeight>> assets,
        List<Cited<WithdrawalRule>> withdrawal) {
    public VenueRules {
        modes = Set.copyOf(modes);
        margin = List.copyOf(margin);
        assets = List.copyOf(assets);
        withdrawal = List.copyOf(withdrawal);
        if (venue.isBlank() || modes.isEmpty()) {
            throw new IllegalArgumentException("a venue must have a name and a mode, was '" + venue + "' " + modes);
        }
    }

    /// The margin model of a coin, or of the rule with this name where one is given.
    ///
    /// @param rule name of a margin rule; empty to go by the coin
    public Optional<MarginModel> model(String coin, String rule) {
        return margin.stream()
                .map(Cited::rule)
                .filter(one ->
                        rule.isEmpty() ? one.coins().contains(coin) : one.name().equals(rule))
                .map(CoinMargin::model)
                .findFirst();
    }

    /// The weights of an asset, those of the category before the general ones.
    public Optional<AssetWeight> weight(String asset, String category) {
        Optional<AssetWeight> own = weightIn(asset, category);
        return own.isPresent() ? own : weightIn(asset, "");
    }

    /// The rules as a portfolio uses them: models of every listed coin.
    public MarginRules marginRules() {
        Map<String, MarginModel> models = new LinkedHashMap<>();
        for (Cited<CoinMargin> entry : margin) {
            entry.rule()
                    .coins()
                    .forEach(coin -> models.putIfAbsent(coin, entry.rule().model()));
        }
        return new MarginRules(models, profit.rule().counts(), profit.rule().withdrawable());
    }

    /// The delay the venue adds to a withdrawal, seconds.
    public long withdrawalDelaySeconds() {
        return withdrawal.stream()
                .mapToLong(entry -> entry.rule().delaySeconds())
                .max()
                .orElse(0);
    }

    private Optional<AssetWeight> weightIn(String asset, String category) {
        return assets.stream()
                .map(Cited::rule)
                .filter(one -> one.asset().equals(asset) && one.category().equals(category))
                .findFirst();
    }
}
