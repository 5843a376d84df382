package io.headrace.settlement.monitor;

import io.headrace.market.event.BlockConfirmation;
import io.headrace.market.event.GasPrice;
import io.headrace.market.event.GasUnit;
import io.headrace.market.event.IndexPrice;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.PoolMeasure;
import io.headrace.market.event.PoolState;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
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
    private static final int PARTS = 6;

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

    /// Reads what [#row()] wrote.
    ///
    /// @throws IllegalArgumentException when it is no fact
    public static ChainFact read(String row) {
        String[] parts = row.split(",", -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("a fact has " + PARTS + " parts, was '" + row + "'");
        }
        try {
            return new ChainFact(
                    new Instrument(parts[2], parts[3]),
                    nanos(parts[0]),
                    nanos(parts[1]),
                    kind(parts[4]),
                    Double.parseDouble(parts[5]));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("a fact has two times, was '" + row + "'", e);
        }
    }

    private static Kind kind(String name) {
        return switch (name) {
            case "gas_gwei" -> new Kind.Gas();
            case "price_usd" -> new Kind.Price();
            case "confirmation_seconds" -> new Kind.Confirmation();
            default ->
                Arrays.stream(PoolMeasure.values())
                        .<Kind>map(Kind.Pool::new)
                        .filter(kind -> name(kind).equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no fact is called '" + name + "'"));
        };
    }

    private String name() {
        return name(kind);
    }

    private static String name(Kind kind) {
        return switch (kind) {
            case Kind.Gas() -> "gas_gwei";
            case Kind.Price() -> "price_usd";
            case Kind.Confirmation() -> "confirmation_seconds";
            case Kind.Pool(PoolMeasure measure) -> "pool_" + measure.name().toLowerCase(Locale.ROOT);
        };
    }

    private static long nanos(String time) {
        Instant instant = Instant.parse(time);
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), SECOND_NANOS), instant.getNano());
    }

    private static String time(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND_NANOS), Math.floorMod(nanos, SECOND_NANOS))
                .toString();
    }
}
