package io.headrace.market.venue.withdrawal;

import io.headrace.market.venue.AccountMode;
import io.headrace.market.venue.Limits;
import java.util.Locale;
import java.util.OptionalDouble;

/// What a venue asks of money on its way out. The smallest limit of a venue's rules binds.
public sealed interface WithdrawalRule {
    WithdrawalLimit limit(WithdrawalCase asked);

    /// Time the venue adds to any withdrawal, seconds.
    default long delaySeconds() {
        return 0;
    }

    /// Whether the venue asks only maintenance margin of what stays behind, and not initial margin.
    default boolean judgesByMaintenance() {
        return false;
    }

    /// Hyperliquid: what stays must be at least `max(initial margin, share * notional)`.
    record KeepNotionalShare(double share) implements WithdrawalRule {
        public KeepNotionalShare {
            Limits.within("share", share, 0, 1);
        }

        @Override
        public WithdrawalLimit limit(WithdrawalCase asked) {
            double kept = Math.max(asked.initialUsd(), share * asked.notionalUsd());
            return WithdrawalLimit.upTo(
                    asked.collateralUsd() - kept,
                    String.format(Locale.ROOT, "keep max(initial, %.0f %% of notional)", 100 * share));
        }
    }

    /// Hyperliquid's unified mode: the perpetuals side reports 0 and the spot balance is what may
    /// leave.
    record SpotBalance() implements WithdrawalRule {
        @Override
        public WithdrawalLimit limit(WithdrawalCase asked) {
            if (asked.mode() != AccountMode.UNIFIED) {
                return WithdrawalLimit.none("spot balance, in unified mode only");
            }
            return bounded(asked.venue(), VenueMeasure.SPOT_USD, "spot balance");
        }
    }

    /// dYdX v4: everyone together may take `max(share of TVL, floor)` an hour and a day, and nothing for some
    /// blocks after a subaccount went negative or the chain stood still for five minutes. An untold TVL leaves the
    /// floor, which is safe; whether withdrawals are frozen must be told, for a freeze nobody mentions still holds.
    record RateLimit(double hourShare, double hourFloorUsd, double dayShare, double dayFloorUsd, int freezeBlocks)
            implements WithdrawalRule {
        public RateLimit {
            Limits.within("hourShare", hourShare, 0, 1);
            Limits.within("dayShare", dayShare, 0, 1);
            Limits.notNegative("hourFloorUsd", hourFloorUsd);
            Limits.notNegative("dayFloorUsd", dayFloorUsd);
            Limits.notNegative("freezeBlocks", freezeBlocks);
        }

        @Override
        public WithdrawalLimit limit(WithdrawalCase asked) {
            OptionalDouble since = asked.venue().get(VenueMeasure.BLOCKS_SINCE_FREEZE);
            if (since.isEmpty() && freezeBlocks > 0) {
                return WithdrawalLimit.unknown(VenueMeasure.BLOCKS_SINCE_FREEZE);
            }
            if (since.orElse(freezeBlocks) < freezeBlocks) {
                return WithdrawalLimit.upTo(0, "frozen for " + freezeBlocks + " blocks");
            }
            WithdrawalLimit hour = left(asked.venue(), VenueMeasure.WITHDRAWN_HOUR_USD, hourShare, hourFloorUsd);
            WithdrawalLimit day = left(asked.venue(), VenueMeasure.WITHDRAWN_DAY_USD, dayShare, dayFloorUsd);
            return day.usd() < hour.usd() || !day.known() ? day : hour;
        }

        private static WithdrawalLimit left(VenueState venue, VenueMeasure taken, double share, double floorUsd) {
            OptionalDouble withdrawn = venue.get(taken);
            if (withdrawn.isEmpty()) {
                return WithdrawalLimit.unknown(taken);
            }
            double locked = venue.get(VenueMeasure.TVL_USD).orElse(0);
            double limit = Math.max(share * locked, floorUsd);
            return WithdrawalLimit.upTo(
                    limit - withdrawn.getAsDouble(),
                    "rate limit of the " + (taken == VenueMeasure.WITHDRAWN_HOUR_USD ? "hour" : "day"));
        }
    }

    /// GMX v2: a withdrawal is requested, then a keeper executes it at prices after the request.
    ///
    /// @param executionSeconds what a keeper usually takes
    /// @param cancelSeconds when an unexecuted request may be taken back
    record KeeperDelay(long executionSeconds, long cancelSeconds) implements WithdrawalRule {
        public KeeperDelay {
            Limits.notNegative("executionSeconds", executionSeconds);
            Limits.notNegative("cancelSeconds", cancelSeconds);
        }

        @Override
        public WithdrawalLimit limit(WithdrawalCase asked) {
            return WithdrawalLimit.none("a keeper executes after the request");
        }

        @Override
        public long delaySeconds() {
            return executionSeconds;
        }
    }

    /// Drift v2 (`math/spot_withdraw.rs`): the venue's deposits of an asset must stay at or above
    /// `TWAP - max(share * TWAP, min(threshold, TWAP))`, TWAP their 24-hour average. An account whose deposit is
    /// below `smallShare * threshold` and that has put in more than it took out is exempt. While the threshold is
    /// not known, 0 is the cautious figure: the narrowest guard, and nobody exempt.
    record TwapGuard(double share, double thresholdUsd, double smallShare) implements WithdrawalRule {
        public TwapGuard {
            Limits.within("share", share, 0, 1);
            Limits.notNegative("thresholdUsd", thresholdUsd);
            Limits.within("smallShare", smallShare, 0, 1);
        }

        @Override
        public WithdrawalLimit limit(WithdrawalCase asked) {
            if (isSmall(asked)) {
                return WithdrawalLimit.none("a small depositor's own money is exempt");
            }
            OptionalDouble deposits = asked.venue().get(VenueMeasure.DEPOSITS_USD);
            OptionalDouble average = asked.venue().get(VenueMeasure.DEPOSITS_TWAP_USD);
            if (deposits.isEmpty() || average.isEmpty()) {
                return WithdrawalLimit.unknown(
                        deposits.isEmpty() ? VenueMeasure.DEPOSITS_USD : VenueMeasure.DEPOSITS_TWAP_USD);
            }
            double twap = average.getAsDouble();
            double least = twap - Math.max(share * twap, Math.min(thresholdUsd, twap));
            return WithdrawalLimit.upTo(deposits.getAsDouble() - least, "deposits against their average");
        }

        private boolean isSmall(WithdrawalCase asked) {
            return asked.venue().get(VenueMeasure.NET_DEPOSITS_USD).orElse(0) > 0
                    && asked.depositedUsd() < smallShare * thresholdUsd;
        }
    }

    /// Synthetix perps v3: available margin less initial margin less what a liquidator could be paid.
    record KeepLiquidationReward() implements WithdrawalRule {
        @Override
        public WithdrawalLimit limit(WithdrawalCase asked) {
            return WithdrawalLimit.upTo(
                    asked.collateralUsd() - asked.initialUsd() - asked.rewardUsd(), "keep the liquidation reward");
        }
    }

    /// Aave v3 (`ValidationLogic.validateHFAndLtv`): what stays must keep the health factor at 1 or above, so a
    /// withdrawal is judged by liquidation thresholds and not by the loan-to-value that limits a new loan.
    record KeepHealthFactor() implements WithdrawalRule {
        @Override
        public WithdrawalLimit limit(WithdrawalCase asked) {
            return WithdrawalLimit.none("the health factor stays at 1 or above");
        }

        @Override
        public boolean judgesByMaintenance() {
            return true;
        }
    }

    /// Aave v3: what the pool has not lent out.
    record PoolLiquidity() implements WithdrawalRule {
        @Override
        public WithdrawalLimit limit(WithdrawalCase asked) {
            return bounded(asked.venue(), VenueMeasure.POOL_LIQUIDITY_USD, "liquidity of the pool");
        }
    }

    private static WithdrawalLimit bounded(VenueState venue, VenueMeasure measure, String reason) {
        OptionalDouble value = venue.get(measure);
        return value.isEmpty() ? WithdrawalLimit.unknown(measure) : WithdrawalLimit.upTo(value.getAsDouble(), reason);
    }
}
