package io.headrace.store.source.protocol;

import io.headrace.market.event.Instrument;
import io.headrace.market.event.PoolMeasure;
import io.headrace.market.event.PoolState;
import io.headrace.market.event.TradingStatus;
import io.headrace.market.event.VenueStatus;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.TableParser;
import io.headrace.store.source.TableRow;
import java.util.HashMap;
import java.util.Map;

/// Every Aave v3 reserve once a day, as th3nolo/aave-v3-data publishes them: rates with six decimals, no totals.
///
/// Utilization is implied by the rates (supply rate = borrow rate x utilization x (1 - reserve factor)). Where the
/// supply rate is under [#LEAST_RATE] its rounding alone is half a percent of it and more, so the implied value is left
/// out and noted. A cap of 0 means no cap and has no event. Two reserves of one network may bear one symbol (a native
/// and a bridged token): the second is named with the first digits of its address.
final class AaveDaily implements TableParser {
    static final String HEADER = "snapshot_ts,network,symbol,asset_address,liquidity_rate,variable_borrow_rate,"
            + "reserve_factor,implied_utilization,supply_cap,borrow_cap,ltv,liquidation_threshold,liquidity_index,"
            + "variable_borrow_index,active,frozen,borrowing_enabled";

    /// Per year; published rates are rounded to 0.000001.
    static final double LEAST_RATE = 1e-4;

    private static final int SUPPLY_RATE = 4;
    private static final int BORROW_RATE = 5;
    private static final int RESERVE_FACTOR = 6;
    private static final int IMPLIED = 7;
    private static final int SUPPLY_CAP = 8;
    private static final int BORROW_CAP = 9;
    private static final int LTV = 10;
    private static final int THRESHOLD = 11;
    private static final int SUPPLY_INDEX = 12;
    private static final int BORROW_INDEX = 13;
    private static final int ACTIVE = 14;
    private static final int FROZEN = 15;
    private static final int ADDRESS_DIGITS = 8;

    private final SourceOutput output;
    private final Map<String, Instrument> reserves = new HashMap<>();
    private final Map<String, String> addresses = new HashMap<>();

    AaveDaily(SourceOutput output) {
        this.output = output;
    }

    @Override
    public void row(TableRow row) {
        long stamp = row.instant(0);
        Instrument reserve = reserve(row);
        state(row, SUPPLY_RATE, reserve, stamp, PoolMeasure.SUPPLY_RATE_YEAR);
        state(row, BORROW_RATE, reserve, stamp, PoolMeasure.BORROW_RATE_YEAR);
        state(row, RESERVE_FACTOR, reserve, stamp, PoolMeasure.RESERVE_FACTOR);
        state(row, LTV, reserve, stamp, PoolMeasure.LOAN_TO_VALUE);
        state(row, THRESHOLD, reserve, stamp, PoolMeasure.LIQUIDATION_THRESHOLD);
        state(row, SUPPLY_INDEX, reserve, stamp, PoolMeasure.LIQUIDITY_INDEX);
        state(row, BORROW_INDEX, reserve, stamp, PoolMeasure.BORROW_INDEX);
        cap(row, SUPPLY_CAP, reserve, stamp, PoolMeasure.SUPPLY_CAP);
        cap(row, BORROW_CAP, reserve, stamp, PoolMeasure.BORROW_CAP);
        utilization(row, reserve, stamp);
        output.event(new VenueStatus(reserve, stamp, stamp, output.nextSequence(), status(row)));
    }

    private Instrument reserve(TableRow row) {
        String network = row.name(1);
        String symbol = row.text(2);
        String address = row.text(3);
        return reserves.computeIfAbsent(network + " " + address, key -> {
            String first = addresses.putIfAbsent(network + " " + symbol, address);
            boolean second = first != null && !first.equals(address);
            String coin =
                    second ? symbol + ":" + address.substring(0, Math.min(ADDRESS_DIGITS, address.length())) : symbol;
            if (coin.isBlank() || address.isBlank()) {
                throw row.refuse(coin.isBlank() ? 2 : 3, "must be named");
            }
            return new Instrument("aave-v3-" + network, coin);
        });
    }

    private void state(TableRow row, int column, Instrument reserve, long stamp, PoolMeasure measure) {
        if (!row.isEmpty(column)) {
            double value = row.finite(column);
            output.event(new PoolState(reserve, stamp, stamp, output.nextSequence(), measure, value));
        }
    }

    private void cap(TableRow row, int column, Instrument reserve, long stamp, PoolMeasure measure) {
        if (!row.isEmpty(column) && row.notNegative(column) > 0) {
            state(row, column, reserve, stamp, measure);
        }
    }

    private void utilization(TableRow row, Instrument reserve, long stamp) {
        if (row.isEmpty(IMPLIED)) {
            return;
        }
        double rate = row.finite(SUPPLY_RATE);
        if (rate >= LEAST_RATE) {
            state(row, IMPLIED, reserve, stamp, PoolMeasure.UTILIZATION);
        } else {
            output.note(
                    Oddity.UNRELIABLE,
                    reserve.venue() + " " + reserve.coin() + ": implied utilization " + row.text(IMPLIED)
                            + " from a supply rate of " + row.text(SUPPLY_RATE)
                            + ": next to no debt, the ratio is rounding noise; left out");
        }
    }

    private static TradingStatus status(TableRow row) {
        if (!row.flag(ACTIVE)) {
            return TradingStatus.PAUSED;
        }
        return row.flag(FROZEN) ? TradingStatus.REDUCE_ONLY : TradingStatus.OPEN;
    }
}
