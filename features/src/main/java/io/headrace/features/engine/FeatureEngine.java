package io.headrace.features.engine;

import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.features.schema.FeatureSchema;
import io.headrace.features.schema.FeatureVector;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.SignalContext;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.state.Stateful;
import io.headrace.market.event.Bar;
import io.headrace.market.event.EventKind;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarketEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Folds a desk's events into one feature vector for each owned venue.
///
/// An event costs one look-up, from its instrument to the signals that listen to it, and those signals:
/// nothing grows with the number of venues or the length of history, and nothing is allocated. Trades, quotes and book
/// changes reach a venue's own signals some at a time ([Backlog]), always before anybody asks. Events
/// come in the order they became known; asking for a vector before something already observed was known
/// is refused, since it would show the future. State saves and restores: restoring and catching up gives
/// the same bits as never stopping. Not thread-safe.
public final class FeatureEngine {
    private static final int MAGIC = 0x48524645;
    private static final int VERSION = 3;

    private final EngineScope scope;
    private final FeatureSchema schema;
    private final long[] staleAfterNanos;
    private final Map<Instrument, Route> routes;
    private final InstrumentTable<Route> table;
    private final DeskRoutes deskRoutes;
    private final Map<String, VenueColumns> venues = new LinkedHashMap<>();
    private final List<Stateful> stateful = new ArrayList<>();
    private final Backlog[] backlogs;
    private final FeatureSample sample;
    private boolean behind;
    private long latestNanos = Long.MIN_VALUE;
    private long lastBarNanos = Feeds.NEVER;

    /// An engine of one venue.
    public FeatureEngine(FeatureCatalog catalog, SignalContext context) {
        this(catalog, EngineScope.of(context));
    }

    public FeatureEngine(FeatureCatalog catalog, EngineScope scope) {
        this.scope = scope;
        this.schema = catalog.schema();
        this.staleAfterNanos = catalog.definitions().stream()
                .mapToLong(definition -> definition.timing().staleAfterNanos())
                .toArray();
        Wiring wiring = new Wiring(catalog, scope);
        this.routes = wiring.routes();
        this.table = new InstrumentTable<>(routes);
        this.deskRoutes = wiring.deskRoutes();
        for (String venue : scope.owned()) {
            Hearing hearing = new Hearing(wiring.feeds(venue), wiring.deskFeeds(), routesByCoin(venue));
            venues.put(venue, new VenueColumns(wiring.columns(venue), hearing));
        }
        this.backlogs = wiring.backlogs().toArray(Backlog[]::new);
        stateful.addAll(routes.values());
        stateful.addAll(deskRoutes.all());
        stateful.addAll(wiring.stateful());
        this.sample = newSample();
    }

    public FeatureSchema schema() {
        return schema;
    }

    /// Takes an event as its venue published it; what no signal listens to is ignored. Margin snapshots
    /// come by [#observeAccount].
    public void observe(MarketEvent published) {
        latestNanos = Math.max(latestNanos, published.knownNanos());
        EventKind kind = published.kind();
        Input input = Inputs.of(kind);
        if (input == null) {
            if (kind == EventKind.STREAM_GAP) {
                lose(published);
            }
        } else if (input.deskWide()) {
            catchUp();
            deskRoutes.of(published.instrument().coin()).tell(input, published);
        } else {
            Route route = routeOf(input, published.instrument());
            if (route != null) {
                route.observe(input, published);
                behind = true;
                lastBarNanos = input == Input.BARS ? published.knownNanos() : lastBarNanos;
            }
        }
    }

    /// Takes a bar of an owned venue on the portfolio's price chain.
    public void observeComposite(Bar bar) {
        Route route = ownRoute(bar.instrument(), bar);
        if (route != null) {
            route.tellBar(bar);
        }
    }

    /// Takes a snapshot of the desk's account at an owned venue.
    public void observeAccount(MarginSnapshot snapshot) {
        Route route = ownRoute(Instrument.account(snapshot.venue()), snapshot);
        if (route != null) {
            route.tell(Input.ACCOUNT, snapshot);
        }
    }

    /// The features of the one owned venue at an instant.
    ///
    /// @throws IllegalStateException as [#vectorAt(String, long)]
    public FeatureVector vectorAt(long nowNanos) {
        if (scope.owned().size() != 1) {
            throw new IllegalStateException("one venue must be named, owned are " + scope.owned());
        }
        return vectorAt(scope.owned().getFirst(), nowNanos);
    }

    /// A venue's features at an instant. Every value is finite; a column that is not warm, or came out
    /// not finite, is 0 and says so.
    ///
    /// @throws IllegalStateException when something was observed that became known later
    public FeatureVector vectorAt(String venue, long nowNanos) {
        sampleAt(venue, nowNanos, sample);
        return sample.toVector(venue, nowNanos, schema);
    }

    /// Room for [#sampleAt].
    public FeatureSample newSample() {
        return new FeatureSample(staleAfterNanos);
    }

    /// As [#vectorAt(String, long)], into room that is used again: allocates nothing.
    public void sampleAt(String venue, long nowNanos, FeatureSample into) {
        if (nowNanos < latestNanos) {
            throw new IllegalStateException(
                    "features must not be asked for before what was observed, was " + nowNanos + " < " + latestNanos);
        }
        VenueColumns columns = venues.get(venue);
        if (columns == null) {
            throw new IllegalArgumentException("venue must be one of " + scope.owned() + ", was " + venue);
        }
        catchUp();
        columns.read(nowNanos, lastBarNanos, into);
    }

    /// The whole state, with a version, the venues and the schema's fingerprint.
    public byte[] save() {
        catchUp();
        StateSink sink = new StateSink();
        sink.putInt(MAGIC);
        sink.putInt(VERSION);
        sink.putText(schema.fingerprint());
        sink.putText(scope.toString());
        sink.putLong(latestNanos);
        sink.putLong(lastBarNanos);
        stateful.forEach(part -> part.save(sink));
        return sink.toBytes();
    }

    /// An engine of one venue that continues where [#save()] left off.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-1201, as for a desk
    public static FeatureEngine restore(FeatureCatalog catalog, SignalContext context, byte[] saved) {
        return restore(catalog, EngineScope.of(context), saved);
    }

    /// An engine that continues where [#save()] left off.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-1201 when the bytes are cut short, of
    ///     another version, schema or desk
    public static FeatureEngine restore(FeatureCatalog catalog, EngineScope scope, byte[] saved) {
        FeatureEngine engine = new FeatureEngine(catalog, scope);
        StateSource source = new StateSource(saved);
        if (source.getInt() != MAGIC || source.getInt() != VERSION) {
            throw StateSource.unreadable("it is not version " + VERSION + " of a feature engine's state");
        }
        if (!source.getText().equals(engine.schema.fingerprint())) {
            throw StateSource.unreadable("it was saved under another feature schema");
        }
        if (!source.getText().equals(scope.toString())) {
            throw StateSource.unreadable("it was saved for another venue or portfolio than " + scope);
        }
        engine.latestNanos = source.getLong();
        engine.lastBarNanos = source.getLong();
        engine.stateful.forEach(part -> part.restore(source));
        source.end();
        return engine;
    }

    /// The route of an instrument; pools of other coins than the desk's belong to their venue's account.
    private @Nullable Route routeOf(Input input, Instrument instrument) {
        Route route = table.get(instrument);
        return route == null && input == Input.POOL ? routes.get(Instrument.account(instrument.venue())) : route;
    }

    /// The route of an instrument at an owned venue; null when the desk does not look at it.
    private @Nullable Route ownRoute(Instrument instrument, MarketEvent event) {
        latestNanos = Math.max(latestNanos, event.knownNanos());
        if (!venues.containsKey(instrument.venue())) {
            throw new IllegalArgumentException(
                    "the event must be of " + scope.owned() + ", was of " + instrument.venue());
        }
        return table.get(instrument);
    }

    /// Tells every venue's signals what waits for them.
    private void catchUp() {
        if (behind) {
            behind = false;
            for (Backlog backlog : backlogs) {
                backlog.tell();
            }
        }
    }

    private void lose(MarketEvent gap) {
        catchUp();
        Instrument lost = gap.instrument();
        if (lost.coin().equals(Instrument.ACCOUNT)) {
            routesOf(lost.venue()).forEach(route -> route.lose(gap));
            return;
        }
        Route route = table.get(lost);
        (route == null ? deskRoutes.other() : route).lose(gap);
    }

    private List<Route> routesByCoin(String venue) {
        return scope.coins().stream()
                .map(coin -> Objects.requireNonNull(routes.get(new Instrument(venue, coin))))
                .toList();
    }

    private List<Route> routesOf(String venue) {
        return routes.entrySet().stream()
                .filter(entry -> entry.getKey().venue().equals(venue))
                .map(Map.Entry::getValue)
                .toList();
    }
}
