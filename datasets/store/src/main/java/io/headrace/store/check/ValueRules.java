package io.headrace.store.check;

import io.headrace.market.event.Bar;
import io.headrace.market.event.Funding;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.OpenInterest;
import java.util.function.Consumer;
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

    private ValueRules() {}

    static void judge(MarketEvent event, @Nullable MarketEvent before, Consumer<String> suspicious) {
        switch (event) {
            case Bar bar -> bar(bar, before instanceof Bar last ? last : null, suspicious);
            case Funding funding -> {
                if (Math.abs(funding.rate()) > LARGE_FUNDING) {
                    suspicious.accept("funding of " + percent(funding.rate()) + " in one settlement");
                }
            }
            case OpenInterest interest -> {
                if (before instanceof OpenInterest last && last.usd() > 0) {
                    double ratio = interest.usd() / last.usd();
                    if (ratio > LARGE_STEP || ratio < 1 / LARGE_STEP) {
                        suspicious.accept("open interest goes from " + last.usd() + " to " + interest.usd());
                    }
                }
            }
            default -> {
                // Other kinds have no rule of their own yet.
            }
        }
    }

    private static void bar(Bar bar, @Nullable Bar last, Consumer<String> suspicious) {
        if (bar.open() > bar.high() || bar.open() < bar.low()) {
            suspicious.accept("open " + bar.open() + " lies outside " + bar.low() + " to " + bar.high());
        }
        if (bar.close() > bar.high() || bar.close() < bar.low()) {
            suspicious.accept("close " + bar.close() + " lies outside " + bar.low() + " to " + bar.high());
        }
        if (bar.high() > LARGE_RANGE * bar.low()) {
            suspicious.accept("high " + bar.high() + " is over twice the low " + bar.low());
        }
        if (last != null && Math.abs(bar.close() / last.close() - 1) > LARGE_RETURN) {
            suspicious.accept("close goes from " + last.close() + " to " + bar.close() + ", "
                    + percent(bar.close() / last.close() - 1));
        }
        long length = bar.knownNanos() - bar.eventNanos();
        if (length > 0 && bar.eventNanos() % length != 0) {
            suspicious.accept("stamp " + CheckReport.time(bar.eventNanos()) + " is off the grid of "
                    + SeriesWatch.duration(length));
        }
    }

    private static String percent(double fraction) {
        return Math.round(fraction * 10_000) / 100.0 + " %";
    }
}
