package io.headrace.settlement.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.executor.VaultPassage.Promised;
import io.headrace.settlement.executor.VaultStanding.Bucket;
import io.headrace.settlement.executor.VaultStanding.Limit;
import io.headrace.settlement.executor.VaultStanding.Rules;
import io.headrace.settlement.executor.VaultStanding.Way;
import io.headrace.settlement.lifecycle.Passage;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/// When what a bucket lacks will be in it.
class VaultPassageTest {
    private static final String ADDRESS = "0x" + "11".repeat(20);
    private static final long NOON = 1_700_049_600; // 2023-11-15 12:00 UTC
    private static final long SLOWEST = (1L << 48) - 1; // seconds: the longest window that a vault takes
    private static final long HOUR = 3_600;
    private static final long DAY = 24 * HOUR;

    private static Passage passage(long window, long left, long promised) {
        Limit limit = new Limit(BigInteger.valueOf(1_000_000_000), BigInteger.valueOf(window));
        Bucket bucket = new Bucket(limit, BigInteger.valueOf(left));
        Rules rules = new Rules(BigInteger.ONE, false, BigInteger.TWO, limit, limit);
        Way way = new Way(new VaultId(1, ADDRESS), ADDRESS, ADDRESS);
        BigInteger others = BigInteger.valueOf(promised);
        return new VaultPassage(way, new VaultStanding(rules, NOON, bucket, bucket), new Promised(others, others))
                .of(BigInteger.valueOf(1_000_000_000));
    }

    private static String shut(long window, long left, long promised) {
        return assertInstanceOf(Passage.Shut.class, passage(window, left, promised))
                .why();
    }

    @Test
    void whatIsThereSoonIsToldByTheClock() {
        assertTrue(
                shut(HOUR, 500_000_000, 0).endsWith("holds 500 USDC of 1000 USDC, and 1000 USDC at about 12:30 UTC"));
        assertEquals(new Passage.Open(), passage(HOUR, 1_000_000_000, 0));
    }

    /// It was told as the clock alone, as if it came on the same day.
    @Test
    void whatIsThereOnAnotherDayIsToldWithThatDay() {
        assertTrue(shut(10 * DAY, 0, 0).endsWith("and 1000 USDC at about 2023-11-25 12:00 UTC"));
        assertTrue(shut(SLOWEST, 0, 0).endsWith("and 1000 USDC in a year or later"));
    }

    /// A guardian who let a bucket refill as slowly as may be, with more under way than it ever holds, ended the
    /// courier, and each one after it.
    @Test
    void whatNoClockTellsEndsNothing() {
        assertTrue(shut(SLOWEST, 1_000_000_000, 200_000_000_000L).endsWith("and 1000 USDC in a year or later"));
        assertTrue(shut(SLOWEST, 1_000_000_000, Long.MAX_VALUE).endsWith("and 1000 USDC in a year or later"));
    }
}
