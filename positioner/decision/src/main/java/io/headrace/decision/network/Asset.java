package io.headrace.decision.network;

/// A token, with the decimals of its smallest unit.
public record Asset(String symbol, int decimals) {
    /// The collateral asset of the house; one USDC is taken as one USD.
    public static final Asset USDC = new Asset("USDC", 6);

    public Asset {
        if (symbol.isBlank() || decimals < 0 || decimals > 18) {
            throw new IllegalArgumentException(
                    "asset needs a symbol and 0 to 18 decimals, was " + symbol + ", " + decimals);
        }
    }

    double unitsPerToken() {
        return Math.pow(10, decimals);
    }
}
