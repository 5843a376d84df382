package io.headrace.settlement.slot;

import io.headrace.settlement.fact.Fees;
import java.util.Optional;

/// What attempts offer. A replacement offers at least `bumpPercent` more in both fields, as pools
/// demand, and never more than the cap.
///
/// @param bumpPercent 10 to 1000
/// @param capWei the most a unit of gas may cost, wei, at most 10^15: what is reckoned with it must fit
public record FeeRule(int bumpPercent, long capWei) {
    public static final FeeRule USUAL = new FeeRule(12, 500_000_000_000L);
    private static final long TIP_WEI = 1_000_000_000L;
    private static final long MOST_WEI = 1_000_000_000_000_000L;
    private static final int MOST_PERCENT = 1_000;

    public FeeRule {
        if (bumpPercent < 10 || bumpPercent > MOST_PERCENT || capWei <= TIP_WEI || capWei > MOST_WEI) {
            throw new IllegalArgumentException(
                    "a bump must be 10 to " + MOST_PERCENT + " % under a cap above the tip and at most " + MOST_WEI
                            + ", was " + bumpPercent + " %, " + capWei);
        }
    }

    /// What a first attempt offers at a base fee: twice that fee and a tip, at most the cap.
    public Fees first(long baseFeeWei) {
        long wanted = baseFeeWei > capWei / 2 ? capWei : 2 * baseFeeWei + TIP_WEI;
        return new Fees(Math.min(capWei, wanted), Math.min(capWei, TIP_WEI));
    }

    /// What the next attempt of a slot offers; empty when the cap does not allow a replacement.
    public Optional<Fees> bumped(Fees last, long baseFeeWei) {
        Fees fresh = first(baseFeeWei);
        long max = Math.max(fresh.maxWei(), raised(last.maxWei()));
        long tip = Math.max(fresh.tipWei(), raised(last.tipWei()));
        return max <= capWei ? Optional.of(new Fees(max, Math.min(max, tip))) : Optional.empty();
    }

    private long raised(long wei) {
        return wei + Math.max(1, Math.ceilDiv(wei * bumpPercent, 100));
    }
}
