package io.headrace.store.source;

import io.headrace.market.event.Bar;
import io.headrace.market.event.Funding;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.OpenInterest;
import java.util.List;

/// The tables of a `perp_venues_1h` folder, one CSV file each (plain or `.gz`): header line, comma, UTF-8,
/// times as ISO instants in UTC, rows sorted by time.
public enum RawTable {
    /// Hourly candles, stamped at their open and therefore known one hour later; prices in USD, volume in
    /// coins.
    CANDLES("candles_1h", true, List.of("timestamp", "venue", "coin", "open", "high", "low", "close", "volume")) {
        @Override
        MarketEvent event(RawRow row, long sequence) {
            long opened = row.time(0);
            var bar = new Bar(
                    row.instrument(1, 2),
                    opened,
                    opened + HOUR_NANOS,
                    sequence,
                    row.price(3),
                    row.price(4),
                    row.price(5),
                    row.price(6),
                    row.notNegative(7));
            if (bar.high() < bar.low()) {
                throw row.impossible(4, "high " + bar.high() + " is below low " + bar.low());
            }
            return bar;
        }
    },

    /// Funding per settlement of the venue, a fraction of notional, not annualized; settled and known at the
    /// stamped second. Venues stamp the same settlement some milliseconds apart: kept, that jitter would make a
    /// payment of this hour known only in the next.
    FUNDING("funding", true, List.of("timestamp", "venue", "coin", "funding_rate")) {
        @Override
        MarketEvent event(RawRow row, long sequence) {
            long settled = Math.floorDiv(row.time(0) + SECOND_NANOS / 2, SECOND_NANOS) * SECOND_NANOS;
            return new Funding(row.instrument(1, 2), settled, settled, sequence, row.finite(3));
        }
    },

    /// Open interest in USD; known at its stamp.
    OPEN_INTEREST("open_interest_1h", false, List.of("timestamp", "venue", "coin", "oi_usd")) {
        @Override
        MarketEvent event(RawRow row, long sequence) {
            long stamped = row.time(0);
            return new OpenInterest(row.instrument(1, 2), stamped, stamped, sequence, row.notNegative(3));
        }
    };

    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long HOUR_NANOS = 3_600_000_000_000L;

    private final String stem;
    private final boolean required;
    private final List<String> columns;

    RawTable(String stem, boolean required, List<String> columns) {
        this.stem = stem;
        this.required = required;
        this.columns = columns;
    }

    /// File name without `.csv` or `.csv.gz`.
    public String stem() {
        return stem;
    }

    /// Whether a folder without this table is refused.
    public boolean required() {
        return required;
    }

    /// The header, in order; no other column is accepted.
    public List<String> columns() {
        return columns;
    }

    /// The event a row tells of.
    ///
    /// @throws io.headrace.market.problem.ProblemException when the row is impossible
    public MarketEvent parse(RawRow row, long sequence) {
        row.requireColumns();
        return event(row, sequence);
    }

    abstract MarketEvent event(RawRow row, long sequence);
}
