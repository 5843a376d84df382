package io.headrace.decision.network;

/// An exact amount of an asset in its smallest units; may be negative (a debt). Arithmetic fails on
/// overflow and on mixed assets.
public record TokenAmount(Asset asset, long units) implements Comparable<TokenAmount> {
    public static TokenAmount zero(Asset asset) {
        return new TokenAmount(asset, 0);
    }

    /// The nearest amount to a number of tokens (ties to even).
    ///
    /// @throws IllegalArgumentException when `tokens` is not finite or too large
    public static TokenAmount nearest(Asset asset, double tokens) {
        double units = Math.rint(tokens * asset.unitsPerToken());
        if (!(Math.abs(units) < 0x1p62)) {
            throw new IllegalArgumentException(
                    "amount must be finite and below 2^62 units, was " + tokens + ' ' + asset.symbol());
        }
        return new TokenAmount(asset, (long) units);
    }

    /// Nearest amount of USDC.
    public static TokenAmount usd(double dollars) {
        return nearest(Asset.USDC, dollars);
    }

    public double tokens() {
        return units / asset.unitsPerToken();
    }

    public TokenAmount plus(TokenAmount other) {
        return new TokenAmount(asset, Math.addExact(units, same(other).units));
    }

    public TokenAmount minus(TokenAmount other) {
        return new TokenAmount(asset, Math.subtractExact(units, same(other).units));
    }

    public TokenAmount min(TokenAmount other) {
        return units <= same(other).units ? this : other;
    }

    public TokenAmount max(TokenAmount other) {
        return units >= same(other).units ? this : other;
    }

    public boolean isPositive() {
        return units > 0;
    }

    @Override
    public int compareTo(TokenAmount other) {
        return Long.compare(units, same(other).units);
    }

    private TokenAmount same(TokenAmount other) {
        if (!asset.equals(other.asset)) {
            throw new IllegalArgumentException("cannot mix " + asset.symbol() + " and " + other.asset.symbol());
        }
        return other;
    }

    @Override
    public String toString() {
        return java.math.BigDecimal.valueOf(units, asset.decimals()).toPlainString() + ' ' + asset.symbol();
    }
}
