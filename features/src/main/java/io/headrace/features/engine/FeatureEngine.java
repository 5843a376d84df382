package io.headrace.features.engine;

import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.features.schema.FeatureSchema;
import io.headrace.features.schema.FeatureVector;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalContext;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.market.event.Bar;
import io.headrace.market.event.Funding;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarketEvent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Folds one venue's events into its feature vector.
///
/// Events come in the order they became known; asking for a vector before something already observed was
/// known is refused, since it would show the future. State saves and restores: restoring and catching up
/// gives the same bits as never stopping. Not thread-safe.
public final class FeatureEngine {
    private static final int MAGIC = 0x48524645;
    private static final int VERSION = 1;

    private final SignalContext context;
    private final FeatureSchema schema;
    private final List<Signal> signals = new ArrayList<>();
    private final Map<Input, List<Signal>> routes = new EnumMap<>(Input.class);
    private long latestNanos = Long.MIN_VALUE;

    public FeatureEngine(FeatureCatalog catalog, SignalContext context) {
        this.context = context;
        this.schema = catalog.schema();
        for (SignalDefinition definition : catalog.definitions()) {
            if (!(definition.factory() instanceof SignalFactory.PerVenue factory)) {
                throw new IllegalArgumentException("not routed yet: " + definition.column());
            }
            Signal signal = factory.make().apply(context);
            signals.add(signal);
            definition.inputs().forEach(input -> routed(input).add(signal));
        }
    }

    public FeatureSchema schema() {
        return schema;
    }

    /// Takes an event as its venue published it: raw bars of every venue, funding of the own one; others are
    /// ignored.
    public void observe(MarketEvent published) {
        switch (published) {
            case Bar bar -> route(Input.RAW_BARS, bar);
            case Funding funding
            when funding.instrument().venue().equals(context.venue()) -> route(Input.FUNDING, funding);
            default -> {}
        }
    }

    /// Takes a bar of the own venue on the portfolio's price chain.
    public void observeComposite(Bar bar) {
        requireOwn(bar);
        route(Input.COMPOSITE_BARS, bar);
    }

    /// Takes a snapshot of the desk's account at the own venue.
    public void observeAccount(MarginSnapshot snapshot) {
        requireOwn(snapshot);
        route(Input.ACCOUNT, snapshot);
    }

    /// The features at an instant. Every value is finite; a signal that is not warm, or came out not finite,
    /// is 0 and the vector is not warm.
    ///
    /// @throws IllegalStateException when something was observed that became known later
    public FeatureVector vectorAt(long nowNanos) {
        if (nowNanos < latestNanos) {
            throw new IllegalStateException(
                    "features must not be asked for before what was observed, was " + nowNanos + " < " + latestNanos);
        }
        double[] values = new double[signals.size()];
        boolean warm = true;
        for (int i = 0; i < values.length; i++) {
            Signal signal = signals.get(i);
            double value = signal.warmAt(nowNanos) ? signal.valueAt(nowNanos) : Double.NaN;
            boolean usable = Double.isFinite(value);
            values[i] = usable ? value : 0;
            warm &= usable;
        }
        return new FeatureVector(context.venue(), nowNanos, schema, values, warm);
    }

    /// The whole state, with a version, the venue and the schema's fingerprint.
    public byte[] save() {
        StateSink sink = new StateSink();
        sink.putInt(MAGIC);
        sink.putInt(VERSION);
        sink.putText(schema.fingerprint());
        sink.putText(context.toString());
        sink.putLong(latestNanos);
        signals.forEach(signal -> signal.save(sink));
        return sink.toBytes();
    }

    /// An engine that continues where [#save()] left off.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-1201 when the bytes are cut short, of another
    ///     version, schema or desk
    public static FeatureEngine restore(FeatureCatalog catalog, SignalContext context, byte[] saved) {
        FeatureEngine engine = new FeatureEngine(catalog, context);
        StateSource source = new StateSource(saved);
        if (source.getInt() != MAGIC || source.getInt() != VERSION) {
            throw StateSource.unreadable("it is not version " + VERSION + " of a feature engine's state");
        }
        if (!source.getText().equals(engine.schema.fingerprint())) {
            throw StateSource.unreadable("it was saved under another feature schema");
        }
        if (!source.getText().equals(context.toString())) {
            throw StateSource.unreadable("it was saved for another venue or portfolio than " + context);
        }
        engine.latestNanos = source.getLong();
        engine.signals.forEach(signal -> signal.restore(source));
        source.end();
        return engine;
    }

    private void route(Input input, MarketEvent event) {
        latestNanos = Math.max(latestNanos, event.knownNanos());
        for (Signal signal : routed(input)) {
            signal.observe(event);
        }
    }

    private List<Signal> routed(Input input) {
        return routes.computeIfAbsent(input, fresh -> new ArrayList<>());
    }

    private void requireOwn(MarketEvent event) {
        if (!event.instrument().venue().equals(context.venue())) {
            throw new IllegalArgumentException("the event must be of " + context.venue() + ", was of "
                    + event.instrument().venue());
        }
    }
}
