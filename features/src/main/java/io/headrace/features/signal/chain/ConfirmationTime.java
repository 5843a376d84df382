package io.headrace.features.signal.chain;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.Span;
import io.headrace.features.window.Window;
import io.headrace.features.window.WindowSums;
import io.headrace.market.event.BlockConfirmation;
import io.headrace.market.event.MarketEvent;
import java.util.Set;

/// How long transactions take to be confirmed: the mean over the window's confirmations on all chains.
public final class ConfirmationTime implements Signal {
    private static final Window WINDOW = Window.hours(1);

    private final Span heard = new Span();
    private final WindowSums sums = new WindowSums(WINDOW, 2);

    public static SignalDefinition definition() {
        return new SignalDefinition(
                "confirmation_seconds_" + WINDOW.label(),
                new Formula(
                        "mean seconds from sending to confirmation, all chains; over " + WINDOW.text(), "", "seconds"),
                new Timing(WINDOW.nanos(), WINDOW.nanos()),
                Set.of(Input.CONFIRMATIONS),
                new SignalFactory.ForDesk(context -> new ConfirmationTime()));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof BlockConfirmation confirmation) {
            heard.heard(confirmation.knownNanos());
            sums.advance(confirmation.knownNanos());
            sums.add(0, 1);
            sums.add(1, confirmation.seconds());
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        return warmAt(nowNanos) ? sums.at(nowNanos, 1) / sums.at(nowNanos, 0) : 0;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return heard.covers(nowNanos, WINDOW.nanos()) && sums.at(nowNanos, 0) > 0;
    }

    @Override
    public void save(StateSink sink) {
        heard.save(sink);
        sums.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        heard.restore(source);
        sums.restore(source);
    }
}
