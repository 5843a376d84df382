package io.headrace.store.source.protocol;

import io.headrace.market.event.GasPrice;
import io.headrace.market.event.GasUnit;
import io.headrace.market.event.Instrument;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceFormat;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.TableParser;
import io.headrace.store.source.TableRow;
import io.headrace.store.source.table.ListedColumns;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What transactions cost: by the hour on three rollups in USD (BrandynHamilton/gas_subsidy_research), and by the
/// minute in gwei on a chain the origin does not name (demeter).
final class GasTables {
    /// The venue of a gas price whose chain is not stated.
    static final String UNSTATED = "unstated-chain";

    private static final String GAS = "gas";
    private static final long HOUR_NANOS = 3_600_000_000_000L;

    private GasTables() {}

    static List<SourceFormat> all() {
        return List.of(
                ListedColumns.of(
                        "l2-gas-hourly",
                        "gas cost of a transaction in USD on rollups, by hour",
                        "ts,chain,gas_usd_per_tx,median_gas_usd",
                        (file, output) -> new Hourly(output)),
                ListedColumns.of(
                        "gas-price-minute",
                        "gas price in gwei, by minute; the chain is not stated",
                        "ts,gas_price_gwei",
                        (file, output) -> new Minute(output)));
    }

    private static final class Hourly implements TableParser {
        private final SourceOutput output;
        private final Map<String, Instrument> chains = new HashMap<>();

        private Hourly(SourceOutput output) {
            this.output = output;
        }

        @Override
        public void row(TableRow row) {
            long stamp = row.instant(0);
            Instrument chain = chains.computeIfAbsent(row.name(1), name -> new Instrument(name, GAS));
            price(row, 2, chain, stamp, GasUnit.USD_MEAN);
            price(row, 3, chain, stamp, GasUnit.USD_MEDIAN);
        }

        private void price(TableRow row, int column, Instrument chain, long stamp, GasUnit unit) {
            if (!row.isEmpty(column)) {
                double value = row.notNegative(column);
                output.event(new GasPrice(chain, stamp, stamp + HOUR_NANOS, output.nextSequence(), unit, value));
            }
        }
    }

    private static final class Minute implements TableParser {
        private final SourceOutput output;
        private final Instrument chain = new Instrument(UNSTATED, GAS);
        private boolean noted;

        private Minute(SourceOutput output) {
            this.output = output;
        }

        @Override
        public void row(TableRow row) {
            if (!noted) {
                noted = true;
                output.note(
                        Oddity.UNKNOWN_UNIT,
                        "the origin does not say of which chain these gas prices are; kept as " + UNSTATED);
            }
            long stamp = row.instant(0);
            output.event(new GasPrice(
                    chain,
                    stamp,
                    stamp + PoolColumns.MINUTE_NANOS,
                    output.nextSequence(),
                    GasUnit.GWEI,
                    row.notNegative(1)));
        }
    }
}
