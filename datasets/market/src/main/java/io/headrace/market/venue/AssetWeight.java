package io.headrace.market.venue;

/// How much of an asset's value a venue counts: deposits at a discount, debts at a premium.
///
/// In a lending pool the initial weight of a deposit is its loan-to-value, the maintenance weight its
/// liquidation threshold.
///
/// @param category the account category the weights apply in (an e-mode); empty for every account
/// @param coin the coin whose price moves the asset; `USD` for a dollar token
/// @param initialWeight USD counted per USD deposited, when opening or withdrawing, 0 to 1
/// @param maintenanceWeight the same when judging a liquidation, from `initialWeight` to 1
/// @param initialDebtWeight USD asked per USD borrowed when opening, from `maintenanceDebtWeight` up
/// @param maintenanceDebtWeight the same when judging a liquidation, at least 1
public record AssetWeight(
        String asset,
        String category,
        String coin,
        double initialWeight,
        double maintenanceWeight,
        double initialDebtWeight,
        double maintenanceDebtWeight) {
    public AssetWeight {
        if (asset.isBlank() || coin.isBlank()) {
            throw new IllegalArgumentException("asset and coin must be named, were '" + asset + "', '" + coin + "'");
        }
        Limits.within("maintenanceWeight", maintenanceWeight, 0, 1);
        Limits.within("initialWeight", initialWeight, 0, maintenanceWeight);
        Limits.within("maintenanceDebtWeight", maintenanceDebtWeight, 1, 10);
        Limits.within("initialDebtWeight", initialDebtWeight, maintenanceDebtWeight, 10);
    }
}
