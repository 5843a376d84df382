package io.headrace.market.venue.withdrawal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.venue.AccountMode;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WithdrawalRuleTest {
    @Test
    void hyperliquidKeepsTheLargerOfInitialMarginAndTenPercent() {
        WithdrawalRule rule = new WithdrawalRule.KeepNotionalShare(0.1);
        assertEquals(15_000, rule.limit(asked(AccountMode.CROSS, Map.of())).usd(), 1e-9);
        assertEquals(
                0,
                rule.limit(new WithdrawalCase(AccountMode.CROSS, 9_000, 9_000, 2_500, 100_000, 0, VenueState.UNKNOWN))
                        .usd());
    }

    @Test
    void unifiedModeReadsTheSpotBalanceAndNothingElse() {
        WithdrawalRule rule = new WithdrawalRule.SpotBalance();
        assertEquals(
                700,
                rule.limit(asked(AccountMode.UNIFIED, Map.of(VenueMeasure.SPOT_USD, 700.0)))
                        .usd());
        WithdrawalLimit untold = rule.limit(asked(AccountMode.UNIFIED, Map.of()));
        assertFalse(untold.known(), "a sudden 0 is unknown, not empty");
        assertEquals("not known: spot_usd was not told", untold.reason());
        assertTrue(
                Double.isInfinite(rule.limit(asked(AccountMode.CROSS, Map.of())).usd()));
    }

    @Test
    void dydxLetsOutWhatTheHourAndTheDayHaveLeft() {
        WithdrawalRule rule = new WithdrawalRule.RateLimit(0.01, 1e6, 0.1, 1e7, 50);
        Map<VenueMeasure, Double> quiet = dydx(4e8, 1e6, 1e6);
        assertEquals(3e6, rule.limit(asked(AccountMode.CROSS, quiet)).usd(), 1e-6);
        Map<VenueMeasure, Double> busy = dydx(4e8, 0, 4e7);
        assertEquals(0, rule.limit(asked(AccountMode.CROSS, busy)).usd());
        Map<VenueMeasure, Double> frozen = Map.of(VenueMeasure.BLOCKS_SINCE_FREEZE, 49.0);
        assertEquals(0, rule.limit(asked(AccountMode.CROSS, frozen)).usd());
        assertFalse(rule.limit(asked(AccountMode.CROSS, Map.of())).known());
    }

    @Test
    void aFreezeNobodyToldOfIsNotTakenForNone() {
        WithdrawalRule rule = new WithdrawalRule.RateLimit(0.01, 1e6, 0.1, 1e7, 50);
        Map<VenueMeasure, Double> silent = new HashMap<>(dydx(4e8, 0, 0));
        silent.remove(VenueMeasure.BLOCKS_SINCE_FREEZE);
        WithdrawalLimit limit = rule.limit(asked(AccountMode.CROSS, silent));
        assertFalse(limit.known());
        assertEquals(0, limit.usd());
        assertEquals("not known: blocks_since_freeze was not told", limit.reason());
    }

    @Test
    void driftKeepsDepositsNearTheirAverage() {
        WithdrawalRule rule = new WithdrawalRule.TwapGuard(0.25, 1000, 0.1);
        Map<VenueMeasure, Double> state =
                Map.of(VenueMeasure.DEPOSITS_USD, 90_000.0, VenueMeasure.DEPOSITS_TWAP_USD, 100_000.0);
        assertEquals(15_000, rule.limit(asked(AccountMode.CROSS, state)).usd(), 1e-9);
        assertFalse(rule.limit(asked(AccountMode.CROSS, Map.of())).known());
    }

    @Test
    void driftsThresholdWidensTheGuardOfASmallMarketUpToAllOfIt() {
        Map<VenueMeasure, Double> state =
                Map.of(VenueMeasure.DEPOSITS_USD, 90_000.0, VenueMeasure.DEPOSITS_TWAP_USD, 100_000.0);
        WithdrawalRule wide = new WithdrawalRule.TwapGuard(0.25, 40_000, 0.1);
        assertEquals(30_000, wide.limit(asked(AccountMode.CROSS, state)).usd(), 1e-9);
        WithdrawalRule all = new WithdrawalRule.TwapGuard(0.25, 1e6, 0);
        assertEquals(90_000, all.limit(asked(AccountMode.CROSS, state)).usd(), 1e-9);
    }

    @Test
    void driftExemptsASmallDepositorsOwnMoneyAndNobodyWhoseDepositsAreNotTold() {
        WithdrawalRule rule = new WithdrawalRule.TwapGuard(0.25, 300_000, 0.1);
        Map<VenueMeasure, Double> drained =
                new HashMap<>(Map.of(VenueMeasure.DEPOSITS_USD, 10_000.0, VenueMeasure.DEPOSITS_TWAP_USD, 1_000_000.0));
        assertEquals(0, rule.limit(asked(AccountMode.CROSS, drained)).usd());
        drained.put(VenueMeasure.NET_DEPOSITS_USD, 20_000.0);
        assertTrue(
                Double.isInfinite(rule.limit(asked(AccountMode.CROSS, drained)).usd()));
        WithdrawalRule narrow = new WithdrawalRule.TwapGuard(0.25, 200_000, 0.1);
        assertEquals(0, narrow.limit(asked(AccountMode.CROSS, drained)).usd(), "20 000 is not below a tenth");
        drained.put(VenueMeasure.NET_DEPOSITS_USD, 0.0);
        assertEquals(0, rule.limit(asked(AccountMode.CROSS, drained)).usd());
    }

    @Test
    void synthetixKeepsTheRewardAndAaveOwnsWhatIsNotLent() {
        assertEquals(
                17_500 - 300,
                new WithdrawalRule.KeepLiquidationReward()
                        .limit(asked(AccountMode.CROSS, Map.of()))
                        .usd(),
                1e-9);
        WithdrawalRule pool = new WithdrawalRule.PoolLiquidity();
        assertEquals(
                0,
                pool.limit(asked(AccountMode.CROSS, Map.of(VenueMeasure.POOL_LIQUIDITY_USD, 0.0)))
                        .usd());
    }

    @Test
    void aKeeperDelaysAndDoesNotLimit() {
        WithdrawalRule rule = new WithdrawalRule.KeeperDelay(60, 300);
        assertTrue(Double.isInfinite(
                rule.limit(asked(AccountMode.ISOLATED, Map.of())).usd()));
        assertEquals(60, rule.delaySeconds());
    }

    private static Map<VenueMeasure, Double> dydx(double locked, double hour, double day) {
        return Map.of(
                VenueMeasure.TVL_USD, locked,
                VenueMeasure.WITHDRAWN_HOUR_USD, hour,
                VenueMeasure.WITHDRAWN_DAY_USD, day,
                VenueMeasure.BLOCKS_SINCE_FREEZE, 1e6);
    }

    /// 20 000 USD of collateral, 2 500 of initial margin, 50 000 of positions.
    private static WithdrawalCase asked(AccountMode mode, Map<VenueMeasure, Double> state) {
        return new WithdrawalCase(mode, 20_000, 20_000, 2_500, 50_000, 300, new VenueState(state));
    }
}
