package io.headrace.features.engine;

import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.features.schema.FeatureSchema;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.market.event.Bar;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.portfolio.Portfolio;
import io.headrace.market.portfolio.demand.DemandFold;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// The whole desk as one fold: a portfolio that turns prices and funding into what each account needs,
/// and the feature engine of all its venues beside it.
///
/// Training, backtest and the live service fold the same events through this class. State saves and
/// restores: restoring and catching up gives the same bits as never stopping. Not thread-safe.
public final class DeskFold {
    private static final int MAGIC = 0x48524446;
    private static final int VERSION = 3;
    private static final long NONE = Long.MIN_VALUE;

    private final Portfolio portfolio;
    private final long periodNanos;
    private final FeatureCatalog catalog;
    private final DemandFold demand;
    private final FeatureSchema schema;
    private final EngineScope scope;
    private FeatureEngine engine;
    private long lastTickNanos = NONE;

    /// Runs the signals that models of this kind of portfolio read.
    public DeskFold(Portfolio portfolio, long periodNanos) {
        this(portfolio, periodNanos, FeatureCatalog.of(portfolio));
    }

    /// @param periodNanos time between ticks, positive
    /// @param catalog the signals to run
    public DeskFold(Portfolio portfolio, long periodNanos, FeatureCatalog catalog) {
        this.portfolio = portfolio;
        this.periodNanos = periodNanos;
        this.catalog = catalog;
        this.demand = new DemandFold(portfolio, periodNanos);
        this.schema = catalog.schema();
        this.scope = scopeOf(portfolio, periodNanos);
        this.engine = new FeatureEngine(catalog, scope);
    }

    public FeatureSchema schema() {
        return schema;
    }

    public long periodNanos() {
        return periodNanos;
    }

    /// The boundary last ticked; empty before the first.
    public OptionalLong lastTickNanos() {
        return lastTickNanos == NONE ? OptionalLong.empty() : OptionalLong.of(lastTickNanos);
    }

    /// Takes the next event, in [MarketEvent#ORDER].
    public void observe(MarketEvent event) {
        demand.observe(event);
        engine.observe(event);
    }

    /// The state of every venue at a period boundary, in the portfolio's venue order; empty while the
    /// portfolio cannot be priced and ranked yet. Everything known by `nowNanos` must have been
    /// observed, and nothing later.
    public List<VenueObservation> tick(long nowNanos) {
        List<MarginSnapshot> snapshots = demand.tick(nowNanos);
        lastTickNanos = nowNanos;
        for (Bar bar : demand.observedBars()) {
            engine.observeComposite(bar);
        }
        List<VenueObservation> venues = new ArrayList<>(snapshots.size());
        for (MarginSnapshot snapshot : snapshots) {
            engine.observeAccount(snapshot);
            venues.add(new VenueObservation(snapshot, engine.vectorAt(snapshot.venue(), nowNanos)));
        }
        return venues;
    }

    /// The whole state, with a version, the portfolio and the schema's fingerprint.
    public byte[] save() {
        StateSink sink = new StateSink();
        sink.putInt(MAGIC);
        sink.putInt(VERSION);
        sink.putText(identity());
        sink.putLong(lastTickNanos);
        sink.putBytes(demand.save());
        sink.putBytes(engine.save());
        return sink.toBytes();
    }

    /// A fold of the same portfolio, period and catalog as this one that continues where [#save()] left
    /// off; this one is left as it is.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-1201 when the bytes are cut short, of
    ///     another version, schema or portfolio
    public DeskFold restored(byte[] saved) {
        DeskFold fold = new DeskFold(portfolio, periodNanos, catalog);
        StateSource source = new StateSource(saved);
        if (source.getInt() != MAGIC || source.getInt() != VERSION) {
            throw StateSource.unreadable("it is not version " + VERSION + " of a desk's state");
        }
        if (!source.getText().equals(identity())) {
            throw StateSource.unreadable("it was saved for another portfolio, period or feature schema");
        }
        fold.lastTickNanos = source.getLong();
        try {
            fold.demand.restore(source.getBytes());
        } catch (IllegalArgumentException e) {
            throw StateSource.unreadable(String.valueOf(e.getMessage()));
        }
        fold.engine = FeatureEngine.restore(catalog, scope, source.getBytes());
        source.end();
        return fold;
    }

    private static EngineScope scopeOf(Portfolio portfolio, long periodNanos) {
        return new EngineScope(portfolio.venues(), portfolio.pricedVenues(), portfolio.coinNames(), periodNanos);
    }

    private String identity() {
        return schema.fingerprint() + ' ' + periodNanos + ' ' + portfolio;
    }
}
