package io.headrace.settlement.monitor;

import io.headrace.market.event.BlockConfirmation;
import io.headrace.market.event.GasPrice;
import io.headrace.market.event.GasUnit;
import io.headrace.market.event.IndexPrice;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.PoolMeasure;
import io.headrace.market.event.PoolState;
import java.time.Instant;
import java.util.Locale;
import java.util.StringJoiner;

/// One number read from a chain.
///
/// @param of chain, reserve or asset it is about
/// @param blockNanos time of its block, nanoseconds since the epoch
/// @param knownNanos when it was read, never before the block's own time
/// @param value finite, not negative; of a price positive
public record ChainFact(Instrument of, long blockNanos, long knownNanos, Kind kind, double value) {
    private static final long SECOND_NANOS = 1_000_000_000L;

    /// The header of the facts' file.
    public static final String HEADER = "block_time,known_time,venue,coin,fact,value";

    /// What was read.
    public sealed interface Kind {
        /// What a unit of gas costs at least in the block after, gwei.
        record Gas() implements Kind {}

        /// An oracle's price, USD.
        record Price() implements Kind {}

        /// From sending a transaction to its block, seconds.
        record Confirmation() implements Kind {}

        record Pool(PoolMeasure measure) implements Kind {}
    }

    public ChainFact {
        if (!Double.isFinite(value) || value < 0 || knownNanos < blockNanos) {
            throw new IllegalArgumentException("a fact is a finite number not below 0, known after its block, was "
                    + value + " of " + blockNanos + " known at " + knownNanos);
        }
    }

    /// @param sequence its place among the events of the desk's stream
    public MarketEvent event(long sequence) {
        return switch (kind) {
            case Kind.Gas() -> new GasPrice(of, blockNanos, knownNanos, sequence, GasUnit.GWEI, value);
            case Kind.Price() -> new IndexPrice(of, blockNanos, knownNanos, sequence, value);
            case Kind.Confirmation() -> new BlockConfirmation(of, blockNanos, knownNanos, sequence, value);
            case Kind.Pool(PoolMeasure measure) -> new PoolState(of, blockNanos, knownNanos, sequence, measure, value);
        };
    }

    /// The fact as a row of the file that is imported as `chain-facts`.
    public String row() {
        return new StringJoiner(",")
                .add(time(blockNanos))
                .add(time(knownNanos))
                .add(of.venue())
                .add(of.coin())
                .add(name())
                .add(Double.toString(value))
                .toString();
    }

    private String name() {
        return switch (kind) {
            case Kind.Gas() -> "gas_gwei";
            case Kind.Price() -> "price_usd";
            case Kind.Confirmation() -> "confirmation_seconds";
            case Kind.Pool(PoolMeasure measure) -> "pool_" + measure.name().toLowerCase(Locale.ROOT);
        };
    }

    private static String time(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND_NANOS), Math.floorMod(nanos, SECOND_NANOS))
                .toString();
    }
}
