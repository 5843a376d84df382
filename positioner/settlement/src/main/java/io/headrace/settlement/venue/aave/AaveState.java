package io.headrace.settlement.venue.aave;

import io.headrace.settlement.venue.Withdrawable;
import io.headrace.settlement.venue.Withdrawable.Bound;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// A reserve and one account of it, at one block.
///
/// @param index what a scaled unit is worth, 1e27ths
/// @param own the account's receipts, base units of the token
/// @param scaled the same before the index
/// @param liquidity tokens in the pool
/// @param debt tokens others owe it
/// @param price of a whole token, in the market's base units
/// @param decimals of the token
public record AaveState(
        Configuration configuration,
        BigInteger index,
        BigInteger own,
        BigInteger scaled,
        BigInteger liquidity,
        BigInteger debt,
        Account account,
        BigInteger price,
        int decimals) {
    /// A reserve's settings, packed by Aave into one number: bits 16 to 31 its liquidation threshold in
    /// ten-thousandths, 56 active, 57 frozen, 60 paused.
    public record Configuration(BigInteger bits) {
        public BigInteger thresholdBps() {
            return bits.shiftRight(16).and(BigInteger.valueOf(0xffff));
        }

        public boolean isActive() {
            return bits.testBit(56);
        }

        /// A frozen reserve takes nothing more; it still gives back.
        public boolean isFrozen() {
            return bits.testBit(57);
        }

        public boolean isPaused() {
            return bits.testBit(60);
        }
    }

    /// All reserves of the account together, in the market's base units.
    ///
    /// @param thresholdBps mean liquidation threshold of its collateral, ten-thousandths
    /// @param health collateral x threshold / debt, 1e18ths; the greatest number without debt
    public record Account(BigInteger collateral, BigInteger debt, BigInteger thresholdBps, BigInteger health) {}

    /// What part of the pool is lent out, 0 to 1; 0 for an empty pool.
    public double utilization() {
        BigInteger whole = debt.add(liquidity);
        return whole.signum() == 0
                ? 0
                : new BigDecimal(debt)
                        .divide(new BigDecimal(whole), 12, RoundingMode.HALF_EVEN)
                        .doubleValue();
    }

    /// What the account can take out and stay at a health factor: least of its own receipts, the pool's tokens, and
    /// `(collateral x threshold - health x debt) / threshold of this reserve`.
    /// All receipts are taken to be collateral.
    ///
    /// @param leastHealthBps health factor to keep, ten-thousandths; 10,000 is where liquidation begins
    public Withdrawable withdrawable(int leastHealthBps) {
        if (!configuration.isActive() || configuration.isPaused()) {
            return Withdrawable.GATED;
        }
        Withdrawable most = new Withdrawable(own, Bound.OWN).atMost(liquidity, Bound.LIQUIDITY);
        if (account.debt().signum() == 0 || configuration.thresholdBps().signum() == 0) {
            return most;
        }
        return price.signum() == 0
                ? new Withdrawable(BigInteger.ZERO, Bound.PRICE)
                : most.atMost(free(BigInteger.valueOf(leastHealthBps)), Bound.HEALTH);
    }

    private BigInteger free(BigInteger leastHealthBps) {
        BigInteger covered = account.collateral().multiply(account.thresholdBps());
        BigInteger bound = account.debt().multiply(leastHealthBps);
        return covered.subtract(bound)
                .max(BigInteger.ZERO)
                .multiply(BigInteger.TEN.pow(decimals))
                .divide(configuration.thresholdBps().multiply(price));
    }

    /// Receipts that so many scaled units are, rounded half up as Aave rounds.
    public BigInteger receipts(BigInteger scaledUnits) {
        BigInteger ray = BigInteger.TEN.pow(27);
        return scaledUnits.multiply(index).add(ray.shiftRight(1)).divide(ray);
    }
}
