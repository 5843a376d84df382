package io.headrace.settlement.executor;

import io.headrace.decision.network.Asset;
import io.headrace.settlement.chain.vault.VaultCalls;
import io.headrace.settlement.executor.VaultStanding.Bucket;
import io.headrace.settlement.lifecycle.Passage;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// What follows from a vault's standing for an amount that is to leave it, in words for persons.
///
/// @param promised base units of other payments that are under way and not in the vault's word yet: out of the token's
///     bucket, and out of the lane's
public record VaultPassage(VaultStanding.Way way, VaultStanding standing, Promised promised) {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);
    private static final long MINUTE = 60;
    private static final long DAY_SECONDS = 86_400;

    /// Base units.
    public record Promised(BigInteger whole, BigInteger lane) {
        public static final Promised NOTHING = new Promised(BigInteger.ZERO, BigInteger.ZERO);
    }

    /// For an amount that nobody has signed an order for.
    public Passage of(BigInteger amount) {
        if (standing.rules().paused()) {
            return new Passage.Shut(vault() + " is paused: nothing leaves before its owner lifts that");
        }
        if (!standing.rules().listed()) {
            return new Passage.Dead("the lane of " + vault() + " to " + way.destination() + " is closed");
        }
        Passage whole = of(amount, standing.whole().without(promised.whole()), "the bucket of all that leaves ");
        return whole instanceof Passage.Open
                ? of(
                        amount,
                        standing.lane().without(promised.lane()),
                        "the bucket of the lane to " + way.destination() + " of ")
                : whole;
    }

    /// For an order: it is of one configuration of the vault, and lives until its deadline.
    public Passage of(VaultCalls.Ordered order) {
        if (!order.epoch().equals(standing.rules().epoch())) {
            String now = standing.rules().paused() ? " and is paused" : "";
            return new Passage.Dead(vault() + " was changed" + now + " after the order was signed");
        }
        return order.deadline() < standing.seconds()
                ? new Passage.Dead("the deadline of its order is past")
                : of(order.amount());
    }

    private Passage of(BigInteger amount, Bucket bucket, String name) {
        BigInteger capacity = bucket.limit().capacity();
        if (amount.compareTo(capacity) > 0) {
            return new Passage.Dead(
                    name + vault() + " never holds more than " + usd(capacity) + ", wanted are " + usd(amount));
        }
        if (amount.compareTo(bucket.left()) <= 0) {
            return new Passage.Open();
        }
        return new Passage.Shut(name + vault() + " is short: it holds "
                + usd(bucket.left().max(BigInteger.ZERO)) + " of " + usd(capacity) + ", and " + usd(amount) + ' '
                + when(bucket.secondsUntil(amount)));
    }

    /// @param seconds from now
    private String when(long seconds) {
        if (seconds >= VaultStanding.YEAR) {
            return "in a year or later";
        }
        Instant at = Instant.ofEpochSecond(Math.ceilDiv(standing.seconds() + seconds, MINUTE) * MINUTE);
        return "at about " + (seconds < DAY_SECONDS ? CLOCK : DAY).format(at);
    }

    private String vault() {
        return "the vault of chain " + way.vault().chainId();
    }

    private static String usd(BigInteger units) {
        return new BigDecimal(units, Asset.USDC.decimals()).stripTrailingZeros().toPlainString()
                + ' '
                + Asset.USDC.symbol();
    }
}
