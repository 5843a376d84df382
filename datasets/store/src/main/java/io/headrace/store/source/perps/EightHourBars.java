package io.headrace.store.source.perps;

import io.headrace.market.event.Funding;
import io.headrace.market.event.Instrument;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.TableParser;
import io.headrace.store.source.TableRow;
import java.util.Locale;

/// Bars stamped at their open, and the funding settled at that stamp. Spot, dollar-margined and
/// coin-margined contracts of an exchange are venues of their own; volume is in coins for all of them.
final class EightHourBars implements TableParser {
    private static final long LENGTH_NANOS = 8 * 3_600_000_000_000L;

    private final SourceOutput output;

    EightHourBars(SourceOutput output) {
        this.output = output;
    }

    @Override
    public void row(TableRow row) {
        long opened = row.instant(0);
        Instrument instrument = new Instrument(venue(row), coin(row));
        boolean funded = !row.isEmpty(10);
        double rate = funded ? row.finite(10) : 0;
        if (funded && row.is(4, "spot")) {
            throw row.refuse(10, "must be empty for spot");
        }
        output.event(VenueTable.bar(row, 5, instrument, opened, opened + LENGTH_NANOS, output.nextSequence()));
        if (funded) {
            output.event(new Funding(instrument, opened, opened, output.nextSequence(), rate));
        }
    }

    private static String coin(TableRow row) {
        if (row.is(2, "bitcoin")) {
            return "BTC";
        }
        if (row.is(2, "ethereum")) {
            return "ETH";
        }
        throw row.refuse(2, "must be bitcoin or ethereum");
    }

    private static String venue(TableRow row) {
        String exchange = row.name(1).toLowerCase(Locale.ROOT);
        if (row.is(4, "spot")) {
            return exchange + "-spot";
        }
        if (!row.is(4, "perpetual")) {
            throw row.refuse(4, "must be spot or perpetual");
        }
        String pair = row.text(3);
        if (pair.endsWith("CM")) {
            return exchange.equals("binance") ? "binance-coinm" : exchange + "-inverse";
        }
        if (pair.endsWith("USDT")) {
            return exchange;
        }
        throw row.refuse(3, "must end in USDT or CM");
    }
}
