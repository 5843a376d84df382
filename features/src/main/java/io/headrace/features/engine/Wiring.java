package io.headrace.features.engine;

import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.features.signal.CoinMarket;
import io.headrace.features.signal.CrossVenueSignal;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Touch;
import io.headrace.features.state.Stateful;
import io.headrace.market.event.Instrument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Makes an engine's signals and joins each to the instruments it listens to.
final class Wiring {
    /// Coins of desk-wide events that are none of the desk's.
    private static final String OTHER = "";

    private final EngineScope scope;
    private final Map<Instrument, CoinMarket> markets = new LinkedHashMap<>();
    private final Map<Instrument, Listeners.Builder> listeners = new LinkedHashMap<>();
    private final Map<String, Listeners.Builder> deskListeners = new LinkedHashMap<>();
    private final Map<Instrument, Touch> seen = new LinkedHashMap<>();
    private final Map<String, VenueStreams> streams = new LinkedHashMap<>();
    private final VenueStreams deskStreams = new VenueStreams(-1, Instrument.ACCOUNT);
    private final Map<SignalDefinition, DeskColumn> desk = new HashMap<>();
    private final Map<String, List<Column>> columns = new LinkedHashMap<>();
    private final Map<Set<Input>, int[]> inputs = new HashMap<>();
    private final List<Stateful> stateful = new ArrayList<>();

    Wiring(FeatureCatalog catalog, EngineScope scope) {
        this.scope = scope;
        for (String venue : scope.venues()) {
            streams.put(venue, new VenueStreams(placeOf(venue), venue));
            for (String coin : withAccount()) {
                markets.put(new Instrument(venue, coin), CoinMarket.fresh());
                seen.put(new Instrument(venue, coin), new Touch());
                listeners.put(new Instrument(venue, coin), new Listeners.Builder());
            }
        }
        withAccount().forEach(coin -> deskListeners.put(coin, new Listeners.Builder()));
        deskListeners.put(OTHER, new Listeners.Builder());
        scope.owned().forEach(venue -> columns.put(venue, new ArrayList<>()));
        catalog.definitions().forEach(this::wireDesk);
        scope.owned().forEach(venue -> catalog.definitions().forEach(definition -> wire(venue, definition)));
    }

    /// The routes of all instruments, the account of each venue among them.
    Map<Instrument, Route> routes() {
        Map<Instrument, Route> routes = new LinkedHashMap<>();
        listeners.forEach((instrument, builder) -> routes.put(
                instrument,
                new Route(
                        Objects.requireNonNull(markets.get(instrument)),
                        Objects.requireNonNull(seen.get(instrument)),
                        builder.build(),
                        streams(instrument.venue()))));
        return routes;
    }

    /// The routes of desk-wide events by coin.
    DeskRoutes deskRoutes() {
        Map<String, Route> routes = new LinkedHashMap<>();
        deskListeners.forEach((coin, builder) ->
                routes.put(coin, new Route(CoinMarket.fresh(), new Touch(), builder.build(), deskStreams)));
        return new DeskRoutes(routes, Objects.requireNonNull(routes.get(OTHER)));
    }

    /// The streams of a venue.
    Feeds feeds(String venue) {
        return streams(venue).feeds();
    }

    /// What each venue's own signals have not been told yet.
    List<Backlog> backlogs() {
        return streams.values().stream().map(VenueStreams::backlog).toList();
    }

    /// The streams that concern the whole desk.
    Feeds deskFeeds() {
        return deskStreams.feeds();
    }

    /// The columns of an owned venue, in the catalog's order.
    List<Column> columns(String venue) {
        return Objects.requireNonNull(columns.get(venue), venue);
    }

    /// Every signal in the order it was made, and all feeds.
    List<Stateful> stateful() {
        List<Stateful> all = new ArrayList<>(stateful);
        streams.values().forEach(one -> all.add(one.feeds()));
        all.add(deskStreams.feeds());
        return all;
    }

    /// Makes what the desk has once.
    private void wireDesk(SignalDefinition definition) {
        if (definition.factory() instanceof SignalFactory.AcrossVenues factory) {
            desk.put(definition, across(definition, factory));
        } else if (definition.factory() instanceof SignalFactory.ForDesk factory) {
            desk.put(definition, forDesk(definition, factory));
        }
    }

    /// Makes what each venue has of its own: a venue's signals one after the other, so that they lie
    /// together in memory.
    private void wire(String venue, SignalDefinition definition) {
        columns(venue)
                .add(
                        switch (definition.factory()) {
                            case SignalFactory.PerCoin factory -> perCoin(venue, definition, factory);
                            case SignalFactory.PerVenue factory -> perVenue(venue, definition, factory);
                            case SignalFactory.AcrossVenues across ->
                                ofDesk(definition).at(placeOf(venue));
                            case SignalFactory.ForDesk once ->
                                ofDesk(definition).at(placeOf(venue));
                        });
    }

    private Column perCoin(String venue, SignalDefinition definition, SignalFactory.PerCoin factory) {
        requireOwnBars(definition);
        List<Signal> byCoin = new ArrayList<>();
        for (String coin : scope.coins()) {
            Signal signal = made(factory.make().apply(scope.context(venue, market(venue, coin))));
            byCoin.add(signal);
            feeds(venue).add(definition, signal);
            listener(venue, coin).add(definition.inputs(), signal);
            desk(coin).add(definition.inputs(), signal);
            desk(Instrument.ACCOUNT).add(definition.inputs(), signal);
        }
        Signal[] signals = byCoin.toArray(Signal[]::new);
        return definition.inputs().contains(Input.COMPOSITE_BARS)
                ? new Column.OverBars(
                        signals, inputs(definition), definition.timing().staleAfterNanos())
                : new Column.OverCoins(signals, inputs(definition));
    }

    private Column perVenue(String venue, SignalDefinition definition, SignalFactory.PerVenue factory) {
        requireOwnBars(definition);
        Signal signal = made(factory.make().apply(scope.context(venue, CoinMarket.fresh())));
        feeds(venue).add(definition, signal);
        withAccount().forEach(coin -> listener(venue, coin).add(definition.inputs(), signal));
        deskListeners.values().forEach(builder -> builder.add(definition.inputs(), signal));
        return single(definition, signal);
    }

    private DeskColumn across(SignalDefinition definition, SignalFactory.AcrossVenues factory) {
        if (definition.inputs().stream().anyMatch(Input::deskWide)) {
            throw new IllegalArgumentException(definition.column()
                    + " must not read desk-wide streams across venues, reads " + definition.inputs());
        }
        List<CrossVenueSignal> byCoin = new ArrayList<>();
        for (String coin : scope.coins()) {
            List<CoinMarket> all = scope.venues().stream()
                    .map(venue -> seenMarket(venue, coin))
                    .toList();
            CrossVenueSignal signal = factory.make().apply(scope.acrossContext(all));
            stateful.add(signal);
            byCoin.add(signal);
            scope.venues().forEach(venue -> listener(venue, coin).add(definition.inputs(), signal));
        }
        CrossVenueSignal[] signals = byCoin.toArray(CrossVenueSignal[]::new);
        return venue -> new Column.Across(signals, venue, inputs(definition));
    }

    private DeskColumn forDesk(SignalDefinition definition, SignalFactory.ForDesk factory) {
        if (!definition.inputs().stream().allMatch(Input::deskWide)) {
            throw new IllegalArgumentException(
                    definition.column() + " must read desk-wide streams only, reads " + definition.inputs());
        }
        Signal signal = made(factory.make().apply(scope.context(scope.owned().getFirst(), CoinMarket.fresh())));
        deskListeners.values().forEach(builder -> builder.add(definition.inputs(), signal));
        return venue -> single(definition, signal);
    }

    private Column single(SignalDefinition definition, Signal signal) {
        boolean ofBars = definition.inputs().contains(Input.COMPOSITE_BARS);
        return new Column.Single(signal, inputs(definition), ofBars);
    }

    /// One array for all venues: each vector reads it.
    private int[] inputs(SignalDefinition definition) {
        return inputs.computeIfAbsent(
                definition.inputs(),
                set -> set.stream().mapToInt(Input::ordinal).toArray());
    }

    /// A column of something the desk has once, as a venue sees it.
    private interface DeskColumn {
        Column at(int venue);
    }

    private DeskColumn ofDesk(SignalDefinition definition) {
        return Objects.requireNonNull(desk.get(definition));
    }

    private int placeOf(String venue) {
        return scope.venues().indexOf(venue);
    }

    private static void requireOwnBars(SignalDefinition definition) {
        if (definition.inputs().contains(Input.RAW_BARS)) {
            throw new IllegalArgumentException(definition.column()
                    + " must be made across venues to read the bars of all: one copy for each venue would cost each event"
                    + " a visit to every venue");
        }
    }

    private Signal made(Signal signal) {
        stateful.add(signal);
        return signal;
    }

    private List<String> withAccount() {
        List<String> coins = new ArrayList<>(scope.coins());
        coins.add(Instrument.ACCOUNT);
        return coins;
    }

    private CoinMarket market(String venue, String coin) {
        return Objects.requireNonNull(markets.get(new Instrument(venue, coin)));
    }

    /// A market as signals across venues see it: its touch is never behind.
    private CoinMarket seenMarket(String venue, String coin) {
        CoinMarket market = market(venue, coin);
        Touch touch = Objects.requireNonNull(seen.get(new Instrument(venue, coin)));
        return new CoinMarket(touch, market.book(), market.prices());
    }

    private VenueStreams streams(String venue) {
        return Objects.requireNonNull(streams.get(venue), venue);
    }

    private Listeners.Builder listener(String venue, String coin) {
        return Objects.requireNonNull(listeners.get(new Instrument(venue, coin)));
    }

    private Listeners.Builder desk(String coin) {
        return Objects.requireNonNull(deskListeners.get(coin));
    }
}
