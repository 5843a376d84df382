package io.headrace.store.source.protocol;

import io.headrace.market.event.BlockConfirmation;
import io.headrace.market.event.GasPrice;
import io.headrace.market.event.GasUnit;
import io.headrace.market.event.IndexPrice;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.PoolMeasure;
import io.headrace.market.event.PoolState;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.TableParser;
import io.headrace.store.source.TableRow;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a desk read from chains, a fact a row, as its own monitor writes it down: the block's time, when it was known,
/// whose fact it is, and its value. A fact is `gas_gwei`, `price_usd`, `confirmation_seconds`, or the name of a
/// pool's measure in small letters behind `pool_`.
final class ChainFacts implements TableParser {
    static final String HEADER = "block_time,known_time,venue,coin,fact,value";
    private static final String POOL = "pool_";
    private static final int FACT = 4;
    private static final int VALUE = 5;

    private final SourceOutput output;

    ChainFacts(SourceOutput output) {
        this.output = output;
    }

    @Override
    public void row(TableRow row) {
        long at = row.instant(0);
        long known = row.instant(1);
        if (known < at) {
            throw row.refuse(1, "must not be before the block");
        }
        output.event(event(row, new Instrument(row.name(2), row.name(3)), at, known));
    }

    private MarketEvent event(TableRow row, Instrument of, long at, long known) {
        String fact = row.name(FACT);
        double value = row.notNegative(VALUE);
        return switch (fact) {
            case "gas_gwei" -> new GasPrice(of, at, known, output.nextSequence(), GasUnit.GWEI, value);
            case "confirmation_seconds" -> new BlockConfirmation(of, at, known, output.nextSequence(), value);
            case "price_usd" -> new IndexPrice(of, at, known, output.nextSequence(), row.positive(VALUE));
            default -> new PoolState(of, at, known, output.nextSequence(), measure(row, fact), value);
        };
    }

    private static PoolMeasure measure(TableRow row, String fact) {
        Optional<PoolMeasure> found = Arrays.stream(PoolMeasure.values())
                .filter(measure -> fact.equals(POOL + measure.name().toLowerCase(Locale.ROOT)))
                .findFirst();
        return found.orElseThrow(() -> row.refuse(FACT, "must be a fact that is known"));
    }
}
