package io.headrace.store.check.watch;

import io.headrace.market.event.Bar;
import io.headrace.market.event.Funding;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.OpenInterest;
import io.headrace.market.event.PoolMeasure;
import io.headrace.market.event.PoolState;
import io.headrace.market.event.Quote;
import io.headrace.store.check.finding.FindingKind;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Values that can be and seldom are, judged by the row and the one before it in its series.
final class ValueRules {
    /// A close this far from the last one, as a fraction, is worth a look.
    private static final double LARGE_RETURN = 0.5;

    /// So is a bar whose high is this many times its low.
    private static final double LARGE_RANGE = 2.0;

    /// So is funding beyond this fraction of notional in one settlement; venues cap it near or below.
    private static final double LARGE_FUNDING = 0.01;

    /// So is open interest that grows or shrinks by this factor from one row to the next.
    private static final double LARGE_STEP = 5.0;

    private static final Set<PoolMeasure> NEVER_NEGATIVE = EnumSet.of(
            PoolMeasure.UTILIZATION,
            PoolMeasure.POOL_AMOUNT,
            PoolMeasure.RESERVED_AMOUNT,
            PoolMeasure.LONG_USD,
            PoolMeasure.SHORT_USD,
            PoolMeasure.SUPPLY);

    private final Teller teller;

    ValueRules(Teller teller) {
        this.teller = teller;
    }

    void judge(MarketEvent event, @Nullable MarketEvent before, String file, long line) {
        switch (event) {
            case Bar bar -> bar(bar, before instanceof Bar last ? last : null, file, line);
            case Funding funding -> funding(funding, file, line);
            case OpenInterest now -> interest(now, before instanceof OpenInterest last ? last : null, file, line);
            case Quote quote -> quote(quote, file, line);
            case PoolState state -> pool(state, file, line);
            default -> {
                // The other kinds have no rule of their own.
            }
        }
    }

    private void bar(Bar bar, @Nullable Bar last, String file, long line) {
        if (bar.open() > bar.high() || bar.open() < bar.low()) {
            teller.warn(FindingKind.OPEN_OUTSIDE, file, line, () -> outside("open", bar.open(), bar));
        }
        if (bar.close() > bar.high() || bar.close() < bar.low()) {
            odd(file, line, outside("close", bar.close(), bar));
        }
        if (bar.high() < bar.low()) {
            teller.error(FindingKind.IMPOSSIBLE, file, line, () -> "high " + bar.high() + " is below low " + bar.low());
        } else if (bar.high() > LARGE_RANGE * bar.low()) {
            odd(file, line, "high " + bar.high() + " is over twice the low " + bar.low());
        }
        if (last != null && Math.abs(bar.close() / last.close() - 1) > LARGE_RETURN) {
            odd(
                    file,
                    line,
                    "close goes from " + last.close() + " to " + bar.close() + ", "
                            + Words.percent(bar.close() / last.close() - 1));
        }
        grid(bar, file, line);
    }

    private void grid(Bar bar, String file, long line) {
        long length = bar.knownNanos() - bar.eventNanos();
        if (length > 0 && bar.eventNanos() % length != 0) {
            odd(file, line, "stamp " + Words.time(bar.eventNanos()) + " is off the grid of " + Words.duration(length));
        }
    }

    private static String outside(String what, double price, Bar bar) {
        return what + " " + price + " lies outside " + bar.low() + " to " + bar.high();
    }

    private void funding(Funding funding, String file, long line) {
        if (Math.abs(funding.rate()) > LARGE_FUNDING) {
            odd(file, line, "funding of " + Words.percent(funding.rate()) + " in one settlement");
        }
    }

    private void interest(OpenInterest now, @Nullable OpenInterest last, String file, long line) {
        if (last != null && last.usd() > 0) {
            double ratio = now.usd() / last.usd();
            if (ratio > LARGE_STEP || ratio < 1 / LARGE_STEP) {
                odd(file, line, "open interest goes from " + last.usd() + " to " + now.usd());
            }
        }
    }

    private void quote(Quote quote, String file, long line) {
        if (quote.bidPrice() >= quote.askPrice()) {
            teller.warn(
                    FindingKind.CROSSED,
                    file,
                    line,
                    () -> "bid " + quote.bidPrice() + " is not below ask " + quote.askPrice());
        }
    }

    private void pool(PoolState state, String file, long line) {
        if (state.value() < 0 && NEVER_NEGATIVE.contains(state.measure())) {
            teller.warn(
                    FindingKind.IMPOSSIBLE,
                    file,
                    line,
                    () -> Values.partName(state) + " must not be negative, was " + state.value());
        }
    }

    private void odd(String file, long line, String what) {
        teller.warn(FindingKind.SUSPICIOUS, file, line, () -> what);
    }
}
