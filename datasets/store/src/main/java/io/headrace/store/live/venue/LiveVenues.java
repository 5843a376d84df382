package io.headrace.store.live.venue;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.store.live.LiveVenue;
import io.headrace.store.source.Contract;
import io.headrace.store.source.Contracts;
import io.headrace.store.source.binance.BinanceMarket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/// The venues whose streams can be heard, by the name their events bear.
public final class LiveVenues {
    private static final Map<String, Entry> VENUES = entries();

    private LiveVenues() {}

    /// What to hear.
    ///
    /// @param coins such as `BTC`, as Headrace names them
    /// @param address of the websocket where it is not the venue's public one
    /// @param account the desk's own on the venue, whose fills and positions are heard too where the
    ///     venue tells them to all, as Hyperliquid does
    public record Wanted(List<String> coins, Optional<URI> address, Optional<String> account) {
        public Wanted {
            coins = List.copyOf(coins);
        }

        private URI at(URI publicAddress) {
            return address.orElse(publicAddress);
        }
    }

    public static List<String> names() {
        return List.copyOf(VENUES.keySet());
    }

    /// A venue with the stream that is wanted of it.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-1051 when no venue of that name can be
    ///     heard, HR-1052 when a coin's contract is not known there
    public static LiveVenue of(String name, Wanted wanted) {
        Entry entry = VENUES.get(name);
        if (entry == null) {
            throw problem(
                    "HR-1051",
                    ExitCode.NOT_FOUND,
                    name,
                    "no live stream of this venue is known",
                    "There are: " + String.join(", ", names()));
        }
        return entry.maker.of(
                wanted.coins().stream().map(coin -> symbol(name, entry, coin)).toList(), wanted);
    }

    /// The venue's symbol, which must mean what was asked for: a size of an unknown contract would be a
    /// guess. Some venues tell the sizes themselves before anything else.
    private static String symbol(String venue, Entry entry, String coin) {
        String symbol = entry.symbol.apply(coin);
        Optional<Contract> contract = Contracts.of(venue, symbol);
        if (contract.isEmpty() && entry.tellsSizes && coin.matches("[A-Z0-9]{1,20}")) {
            return symbol;
        }
        if (contract.isEmpty()
                || !contract.get().instrument().venue().equals(venue)
                || !contract.get().instrument().coin().equals(coin)) {
            throw problem(
                    "HR-1052",
                    ExitCode.INVALID,
                    venue,
                    "the contract of " + coin + " is not known there (it would be '" + symbol + "')",
                    "Name other coins, in capitals, such as BTC");
        }
        return symbol;
    }

    private static RuntimeException problem(String code, ExitCode exit, String where, String what, String remedy) {
        return new Problem(code, what, where, remedy, exit).toException();
    }

    private static Map<String, Entry> entries() {
        Map<String, Entry> venues = new LinkedHashMap<>();
        venues.put("binance", new Entry(coin -> coin + "USDT", binance(BinanceMarket.USD_MARGINED)));
        venues.put("binance-spot", new Entry(coin -> coin + "USDT", binance(BinanceMarket.SPOT)));
        venues.put("binance-coinm", new Entry(coin -> coin + "USD_PERP", binance(BinanceMarket.COIN_MARGINED)));
        venues.put(
                "hyperliquid",
                new Entry(
                        UnaryOperator.identity(),
                        (symbols, wanted) ->
                                new HyperliquidLive(wanted.at(HyperliquidLive.PUBLIC), symbols, wanted.account())));
        venues.put("dydx", entry(coin -> coin + "-USD", DydxLive.PUBLIC, DydxLive::new));
        bybit(venues, BybitLive.Market.LINEAR, "USDT");
        bybit(venues, BybitLive.Market.INVERSE, "USD");
        bybit(venues, BybitLive.Market.SPOT, "USDT");
        okx(venues, "okx", "-USDT-SWAP");
        okx(venues, "okx-inverse", "-USD-SWAP");
        okx(venues, "okx-spot", "-USDT");
        venues.put("deribit", entry(coin -> coin + "-PERPETUAL", DeribitLive.PUBLIC, DeribitLive::new));
        venues.put("kraken", entry(coin -> "PF_" + xbt(coin) + "USD", KrakenLive.PUBLIC, KrakenLive::new));
        venues.put("kraken-spot", entry(coin -> coin + "/USD", KrakenSpotLive.PUBLIC, KrakenSpotLive::new));
        venues.put("coinbase", entry(coin -> coin + "-USD", CoinbaseLive.PUBLIC, CoinbaseLive::new));
        venues.put(
                "bitmex",
                entry(LiveVenues::bitmex, BitmexLive.PUBLIC, BitmexLive::new).tellingSizes());
        return venues;
    }

    private static Maker binance(BinanceMarket market) {
        return (symbols, wanted) -> wanted.address()
                .map(address -> BinanceLive.at(market, address, symbols))
                .orElseGet(() -> BinanceLive.of(market, symbols));
    }

    private static void bybit(Map<String, Entry> venues, BybitLive.Market market, String dollar) {
        Entry entry = entry(
                coin -> coin + dollar, market.address(), (address, symbols) -> new BybitLive(market, address, symbols));
        venues.put(new BybitLive(market, market.address(), List.of()).name(), entry);
    }

    private static void okx(Map<String, Entry> venues, String venue, String ending) {
        Entry entry = entry(
                coin -> coin + ending, OkxLive.PUBLIC, (address, symbols) -> new OkxLive(venue, address, symbols));
        venues.put(venue, ending.endsWith("-SWAP") ? entry.tellingSizes() : entry);
    }

    /// Bitcoin's perpetual counts dollars, those of other coins count coins.
    private static String bitmex(String coin) {
        return coin.equals("BTC") ? "XBTUSD" : coin + "USDT";
    }

    private static Entry entry(
            UnaryOperator<String> symbol, URI publicAddress, BiFunction<URI, List<String>, LiveVenue> maker) {
        return new Entry(symbol, (symbols, wanted) -> maker.apply(wanted.at(publicAddress), symbols));
    }

    /// Two venues still call bitcoin by its older sign.
    private static String xbt(String coin) {
        return coin.equals("BTC") ? "XBT" : coin;
    }

    /// @param tellsSizes whether the stream begins with the sizes of the venue's contracts
    private record Entry(UnaryOperator<String> symbol, Maker maker, boolean tellsSizes) {
        Entry(UnaryOperator<String> symbol, Maker maker) {
            this(symbol, maker, false);
        }

        Entry tellingSizes() {
            return new Entry(symbol, maker, true);
        }
    }

    @FunctionalInterface
    private interface Maker {
        LiveVenue of(List<String> symbols, Wanted wanted);
    }
}
