package io.headrace.features.signal.margin;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalContext;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarketEvent;
import org.jspecify.annotations.Nullable;

/// How much the need of a book moves that nobody announces, USD per square root of an hour: what
/// the account has lately been doing by itself, and never less than what the margin formula says of
/// the positions it holds now, a ten-thousandth of demand, or 1 USD. An inventory that crosses zero
/// has no structural scale at all for a moment, and a pool has none ever.
final class BookScale implements Signal {
    static final int WARM_UP_HOURS = 6;

    private static final double DEMAND_FLOOR = 1e-4;
    private static final double FLOOR_USD = 1;

    private final @Nullable StructuralScale formula;
    private final NeedChangeEwma changes;
    private double demandUsd;

    /// @param priced whether the margin formula has a say
    BookScale(SignalContext context, boolean priced) {
        this.formula = priced ? new StructuralScale(context) : null;
        this.changes = new NeedChangeEwma(context, NeedChangeEwma.LAMBDA, WARM_UP_HOURS);
    }

    static SignalDefinition definition(ScaleUnit unit) {
        String formula = unit == ScaleUnit.BOOK ? "sqrt(e' S e) as for standing positions, " : "";
        return new SignalDefinition(
                StructuralScale.COLUMN,
                new Formula(
                        "max(" + formula + "sqrt(EWMA of squared unannounced changes of need per hour, lambda "
                                + NeedChangeEwma.LAMBDA + " an hour), " + DEMAND_FLOOR + " demand, " + FLOOR_USD + ")",
                        "",
                        "USD per sqrt(hour)"),
                unit.timing(0),
                unit.inputs(),
                new SignalFactory.PerVenue(unit::scale));
    }

    @Override
    public void observe(MarketEvent event) {
        if (formula != null) {
            formula.observe(event);
        }
        changes.observe(event);
        if (event instanceof MarginSnapshot snapshot) {
            demandUsd = snapshot.demandUsd();
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        if (!warmAt(nowNanos)) {
            return 0;
        }
        double structural = formula == null ? 0 : formula.valueAt(nowNanos);
        double floor = Math.max(DEMAND_FLOOR * demandUsd, FLOOR_USD);
        return Math.max(Math.max(structural, changes.valueAt(nowNanos)), floor);
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return changes.warmAt(nowNanos) && (formula == null || formula.warmAt(nowNanos));
    }

    @Override
    public void save(StateSink sink) {
        if (formula != null) {
            formula.save(sink);
        }
        changes.save(sink);
        sink.putDouble(demandUsd);
    }

    @Override
    public void restore(StateSource source) {
        if (formula != null) {
            formula.restore(source);
        }
        changes.restore(source);
        demandUsd = source.getDouble();
    }
}
