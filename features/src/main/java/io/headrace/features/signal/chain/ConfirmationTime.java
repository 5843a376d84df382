package io.headrace.features.signal.chain;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.Window;
import io.headrace.features.window.WindowMean;
import io.headrace.market.event.BlockConfirmation;
import io.headrace.market.event.MarketEvent;
import java.util.Set;

/// How long transactions take to be confirmed: the mean over the window's confirmations on all chains.
public final class ConfirmationTime implements Signal {
    private static final Window WINDOW = Window.hours(1);

    private final WindowMean mean = new WindowMean(WINDOW);

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
            mean.add(confirmation.knownNanos(), confirmation.seconds());
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        return warmAt(nowNanos) ? mean.at(nowNanos) : 0;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return mean.warmAt(nowNanos);
    }

    @Override
    public void save(StateSink sink) {
        mean.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        mean.restore(source);
    }
}
