package io.headrace.store.source.desk;

import io.headrace.market.event.CollateralTransfer;
import io.headrace.market.event.Fill;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.PlannedPosition;
import io.headrace.market.event.Position;
import io.headrace.market.event.Side;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.TableParser;
import io.headrace.store.source.TableRow;
import java.util.HashMap;
import java.util.Map;

/// The rows of the desk's positions, fills, transfers and plan.
final class DeskTables {
    static final String POSITIONS = "timestamp,venue,coin,quantity,entry_price";
    static final String FILLS = "timestamp,venue,coin,side,price,size,fee_usd";
    static final String TRANSFERS = "sent_at,arrived_at,from,to,asset,amount";
    static final String PLAN = "announced_at,effective_at,venue,coin,quantity";

    private DeskTables() {}

    /// `quantity` is signed; an empty `entry_price` is an unknown one.
    static TableParser positions(SourceOutput output) {
        Instruments instruments = new Instruments();
        return row -> {
            long stamp = row.instant(0);
            double entry = row.isEmpty(4) ? 0 : row.price(4);
            output.event(
                    new Position(instruments.at(row, 1), stamp, stamp, output.nextSequence(), row.finite(3), entry));
        };
    }

    /// `side` is `buy` or `sell`; `fee_usd` is negative where the venue paid.
    static TableParser fills(SourceOutput output) {
        Instruments instruments = new Instruments();
        return row -> {
            long stamp = row.instant(0);
            output.event(new Fill(
                    instruments.at(row, 1),
                    stamp,
                    stamp,
                    output.nextSequence(),
                    side(row),
                    row.price(4),
                    row.positive(5),
                    row.finite(6)));
        };
    }

    private static Side side(TableRow row) {
        if (row.is(3, "buy")) {
            return Side.BUY;
        }
        if (row.is(3, "sell")) {
            return Side.SELL;
        }
        throw row.refuse(3, "must be buy or sell");
    }

    /// `from` and `to` name venues, or `treasury`.
    static TableParser transfers(SourceOutput output) {
        Map<String, Instrument> accounts = new HashMap<>();
        return row -> {
            long sent = row.instant(0);
            long arrived = row.instant(1);
            if (arrived < sent) {
                throw row.refuse(1, "must not precede sent_at");
            }
            String to = row.name(3);
            output.event(new CollateralTransfer(
                    accounts.computeIfAbsent(to, Instrument::account),
                    sent,
                    arrived,
                    output.nextSequence(),
                    row.name(2),
                    to,
                    row.name(4),
                    row.positive(5)));
        };
    }

    /// `quantity` is the whole signed position from `effective_at` on, not the change.
    static TableParser plan(SourceOutput output) {
        Instruments instruments = new Instruments();
        return row -> {
            long announced = row.instant(0);
            long effective = row.instant(1);
            if (effective < announced) {
                throw row.refuse(1, "must not precede announced_at");
            }
            output.event(new PlannedPosition(
                    instruments.at(row, 2), announced, announced, output.nextSequence(), effective, row.finite(4)));
        };
    }

    /// Venue and coin in two columns side by side.
    private static final class Instruments {
        private final Map<String, Map<String, Instrument>> known = new HashMap<>();

        private Instrument at(TableRow row, int venueColumn) {
            String venue = row.name(venueColumn);
            return known.computeIfAbsent(venue, key -> new HashMap<>())
                    .computeIfAbsent(row.name(venueColumn + 1), coin -> new Instrument(venue, coin));
        }
    }
}
