package io.headrace.store.recording;

import io.headrace.store.live.LiveVenue;
import io.headrace.store.live.venue.BitmexLive;
import io.headrace.store.live.venue.BybitLive;
import io.headrace.store.live.venue.CoinbaseLive;
import io.headrace.store.live.venue.DeribitLive;
import io.headrace.store.live.venue.KrakenLive;
import io.headrace.store.live.venue.KrakenSpotLive;
import io.headrace.store.live.venue.OkxLive;
import io.headrace.store.source.FrameFormat;
import io.headrace.store.source.capture.CaptureFormats;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What one venue says, in its own shape; message `n` is stamped `n` milliseconds after the start.
enum VenueScript {
    BYBIT("bybit-derivatives-capture", "BTCUSDT", true) {
        @Override
        LiveVenue at(URI address) {
            return new BybitLive(BybitLive.Market.LINEAR, address, List.of("BTCUSDT"));
        }

        @Override
        String whole(int n) {
            return book("snapshot", n, "[[\"99\",\"1\"]]", "[[\"200\",\"1\"]]");
        }

        @Override
        String change(int n) {
            return book("delta", n, "[[\"" + (100 + n) + "\",\"1\"]]", "[]");
        }

        private String book(String type, int n, String bids, String asks) {
            return "{\"topic\":\"orderbook.200.BTCUSDT\",\"type\":\"" + type + "\",\"ts\":" + millis(n)
                    + ",\"data\":{\"s\":\"BTCUSDT\",\"b\":" + bids + ",\"a\":" + asks + ",\"u\":" + (100 + n)
                    + ",\"seq\":" + n + "},\"cts\":" + millis(n) + "}";
        }

        @Override
        List<String> others(int n) {
            return List.of(
                    "{\"topic\":\"publicTrade.BTCUSDT\",\"type\":\"snapshot\",\"ts\":" + millis(n)
                            + ",\"data\":[{\"T\":" + millis(n) + ",\"s\":\"BTCUSDT\",\"S\":\"Buy\",\"v\":\"0.5\","
                            + "\"p\":\"150\",\"L\":\"PlusTick\",\"i\":\"" + n + "\",\"BT\":false}]}",
                    "{\"topic\":\"tickers.BTCUSDT\",\"type\":\"delta\",\"data\":{\"symbol\":\"BTCUSDT\","
                            + "\"markPrice\":\"150\",\"indexPrice\":\"151\",\"openInterestValue\":\"1000\"},\"cs\":1,"
                            + "\"ts\":" + millis(n) + "}");
        }

        @Override
        String heartbeat() {
            return "{\"success\":true,\"ret_msg\":\"pong\",\"conn_id\":\"c\",\"req_id\":\"\",\"op\":\"ping\"}";
        }
    },
    OKX("okx-capture", "BTC-USDT-SWAP", true) {
        @Override
        LiveVenue at(URI address) {
            return new OkxLive("okx", address, List.of("BTC-USDT-SWAP"));
        }

        @Override
        String whole(int n) {
            return book("snapshot", n, -1, "[[\"99\",\"100\",\"0\",\"1\"]]", "[[\"200\",\"100\",\"0\",\"1\"]]");
        }

        @Override
        String change(int n) {
            return book("update", n, n - 1, "[[\"" + (100 + n) + "\",\"100\",\"0\",\"1\"]]", "[]");
        }

        private String book(String action, int n, int before, String bids, String asks) {
            return "{\"arg\":{\"channel\":\"books\",\"instId\":\"BTC-USDT-SWAP\"},\"action\":\"" + action
                    + "\",\"data\":[{\"asks\":" + asks + ",\"bids\":" + bids + ",\"ts\":\"" + millis(n)
                    + "\",\"checksum\":1,\"prevSeqId\":" + before + ",\"seqId\":" + n + "}]}";
        }

        @Override
        List<String> others(int n) {
            return List.of(
                    told("trades", "\"tradeId\":\"1\",\"px\":\"150\",\"sz\":\"10\",\"side\":\"buy\"", n),
                    told("mark-price", "\"markPx\":\"150\"", n),
                    told("open-interest", "\"oiUsd\":\"1000\"", n),
                    told("tickers", "\"bidPx\":\"149\",\"bidSz\":\"1\",\"askPx\":\"152\",\"askSz\":\"1\"", n));
        }

        private String told(String channel, String members, int n) {
            return "{\"arg\":{\"channel\":\"" + channel + "\",\"instId\":\"BTC-USDT-SWAP\"},\"data\":[{\"instId\":"
                    + "\"BTC-USDT-SWAP\"," + members + ",\"ts\":\"" + millis(n) + "\"}]}";
        }

        @Override
        String heartbeat() {
            return "pong";
        }
    },
    DERIBIT("deribit-capture", "BTC-PERPETUAL", true) {
        @Override
        LiveVenue at(URI address) {
            return new DeribitLive(address, List.of("BTC-PERPETUAL"));
        }

        @Override
        String whole(int n) {
            return told(
                    "book",
                    n,
                    "{\"type\":\"snapshot\"," + head(n) + ",\"change_id\":" + n
                            + ",\"bids\":[[\"new\",99,10]],\"asks\":[[\"new\",200,10]]}");
        }

        @Override
        String change(int n) {
            return told(
                    "book",
                    n,
                    "{\"type\":\"change\"," + head(n) + ",\"change_id\":" + n + ",\"prev_change_id\":" + (n - 1)
                            + ",\"bids\":[[\"new\"," + (100 + n) + ",10]],\"asks\":[]}");
        }

        @Override
        List<String> others(int n) {
            return List.of(
                    told(
                            "trades",
                            n,
                            "[{\"trade_seq\":" + trade(n) + "," + head(n)
                                    + ",\"price\":150.0,\"direction\":\"buy\",\"amount\":10.0,\"liquidation\":\"T\"}]"),
                    told(
                            "ticker",
                            n,
                            "{" + head(n) + ",\"mark_price\":150.0,\"index_price\":151.0,\"open_interest\":1000,"
                                    + "\"best_bid_price\":149.0,\"best_bid_amount\":10,\"best_ask_price\":152.0,"
                                    + "\"best_ask_amount\":10}"));
        }

        private String head(int n) {
            return "\"timestamp\":" + millis(n) + ",\"instrument_name\":\"BTC-PERPETUAL\"";
        }

        private String told(String channel, int n, String data) {
            return "{\"jsonrpc\":\"2.0\",\"method\":\"subscription\",\"params\":{\"channel\":\"" + channel
                    + ".BTC-PERPETUAL.100ms\",\"data\":" + data + "}}";
        }

        @Override
        String heartbeat() {
            return "{\"jsonrpc\":\"2.0\",\"method\":\"heartbeat\",\"params\":{\"type\":\"test_request\"}}";
        }

        @Override
        Optional<String> answered() {
            return Optional.of("public/test");
        }
    },
    KRAKEN("kraken-futures-capture", "PF_XBTUSD", true) {
        @Override
        LiveVenue at(URI address) {
            return new KrakenLive(address, List.of("PF_XBTUSD"));
        }

        @Override
        String whole(int n) {
            return "{\"feed\":\"book_snapshot\",\"product_id\":\"PF_XBTUSD\",\"timestamp\":" + millis(n) + ",\"seq\":"
                    + n + ",\"bids\":[{\"price\":99,\"qty\":1}],\"asks\":[{\"price\":200,\"qty\":1}]}";
        }

        @Override
        String change(int n) {
            return "{\"feed\":\"book\",\"product_id\":\"PF_XBTUSD\",\"side\":\"buy\",\"seq\":" + n + ",\"price\":"
                    + (100 + n) + ",\"qty\":1,\"timestamp\":" + millis(n) + "}";
        }

        @Override
        List<String> others(int n) {
            return List.of(
                    "{\"feed\":\"trade\",\"product_id\":\"PF_XBTUSD\",\"uid\":\"u\",\"side\":\"sell\",\"type\":\"fill\","
                            + "\"seq\":" + trade(n) + ",\"time\":" + millis(n) + ",\"qty\":1,\"price\":150}",
                    "{\"feed\":\"ticker\",\"time\":" + millis(n) + ",\"product_id\":\"PF_XBTUSD\",\"bid\":149,"
                            + "\"ask\":152,\"bid_size\":1,\"ask_size\":1,\"index\":150,\"markPrice\":150,"
                            + "\"openInterest\":100}");
        }

        @Override
        String heartbeat() {
            return "{\"time\":" + millis(0) + ",\"feed\":\"heartbeat\"}";
        }
    },
    KRAKEN_SPOT("kraken-spot-capture", "BTC/USD", false) {
        @Override
        LiveVenue at(URI address) {
            return new KrakenSpotLive(address, List.of("BTC/USD"));
        }

        @Override
        String whole(int n) {
            return told(
                    "book",
                    "snapshot",
                    "\"bids\":[{\"price\":99,\"qty\":1},{\"price\":98,\"qty\":1}],\"asks\":[{\"price\":200,\"qty\":1}],"
                            + "\"checksum\":1");
        }

        @Override
        String change(int n) {
            return told(
                    "book",
                    "update",
                    "\"bids\":[{\"price\":" + (100 + n) + ",\"qty\":1}],\"asks\":[],\"checksum\":1,\"timestamp\":\""
                            + iso(n) + "\"");
        }

        @Override
        List<String> others(int n) {
            return List.of(told(
                    "trade",
                    "update",
                    "\"side\":\"buy\",\"qty\":1,\"price\":150,\"trade_id\":" + trade(n) + ",\"timestamp\":\"" + iso(n)
                            + "\""));
        }

        private String told(String channel, String type, String members) {
            return "{\"channel\":\"" + channel + "\",\"type\":\"" + type + "\",\"data\":[{\"symbol\":\"BTC/USD\","
                    + members + "}]}";
        }

        @Override
        String heartbeat() {
            return "{\"channel\":\"heartbeat\"}";
        }
    },
    COINBASE("coinbase-capture", "BTC-USD", false) {
        @Override
        LiveVenue at(URI address) {
            return new CoinbaseLive(address, List.of("BTC-USD"));
        }

        @Override
        String whole(int n) {
            return "{\"type\":\"snapshot\",\"product_id\":\"BTC-USD\",\"asks\":[[\"200\",\"1\"]],"
                    + "\"bids\":[[\"99\",\"1\"]]}";
        }

        @Override
        String change(int n) {
            return "{\"type\":\"l2update\",\"product_id\":\"BTC-USD\",\"changes\":[[\"buy\",\"" + (100 + n)
                    + "\",\"1\"]],\"time\":\"" + iso(n) + "\"}";
        }

        @Override
        List<String> others(int n) {
            return List.of("{\"type\":\"match\",\"trade_id\":" + trade(n) + ",\"side\":\"sell\",\"size\":\"1\","
                    + "\"price\":\"150\",\"product_id\":\"BTC-USD\",\"sequence\":1,\"time\":\"" + iso(n) + "\"}");
        }

        @Override
        String heartbeat() {
            return "{\"type\":\"heartbeat\",\"sequence\":90,\"last_trade_id\":1,\"product_id\":\"BTC-USD\",\"time\":\""
                    + iso(0) + "\"}";
        }
    },
    BITMEX("bitmex-capture", "XBTUSD", true) {
        @Override
        LiveVenue at(URI address) {
            return new BitmexLive(address, List.of("XBTUSD"));
        }

        @Override
        String whole(int n) {
            return rows("orderBookL2", "partial", level(1, "Buy", 99, n) + "," + level(2, "Sell", 200, n));
        }

        @Override
        String change(int n) {
            return rows("orderBookL2", "insert", level(100 + n, "Buy", 100 + n, n));
        }

        @Override
        String afterLoss(int n) {
            return rows(
                    "orderBookL2",
                    "update",
                    "{\"symbol\":\"XBTUSD\",\"id\":777,\"side\":\"Buy\",\"size\":5,\"timestamp\":\"" + iso(n) + "\"}");
        }

        private String level(int id, String side, int price, int n) {
            return "{\"symbol\":\"XBTUSD\",\"id\":" + id + ",\"side\":\"" + side + "\",\"size\":100,\"price\":" + price
                    + ",\"timestamp\":\"" + iso(n) + "\"}";
        }

        /// The first trade and the funding come again with each subscription.
        @Override
        List<String> others(int n) {
            return List.of(
                    rows(
                            "trade",
                            "partial",
                            "{\"timestamp\":\"" + iso(4) + "\",\"symbol\":\"XBTUSD\",\"side\":\"Buy\",\"size\":1000,"
                                    + "\"price\":150,\"trdMatchID\":\"a36d\"}"),
                    rows(
                            "instrument",
                            "update",
                            "{\"symbol\":\"XBTUSD\",\"markPrice\":150,\"indicativeSettlePrice\":151,\"openInterest\":5,"
                                    + "\"timestamp\":\"" + iso(n) + "\"}"),
                    rows(
                            "funding",
                            "partial",
                            "{\"timestamp\":\"" + iso(0) + "\",\"symbol\":\"XBTUSD\",\"fundingRate\":0.0001}"));
        }

        private String rows(String table, String action, String rows) {
            return "{\"table\":\"" + table + "\",\"action\":\"" + action + "\",\"data\":[" + rows + "]}";
        }

        @Override
        String heartbeat() {
            return "pong";
        }
    };

    static final long START_MILLIS = 1_700_000_000_000L;

    private final String format;
    private final String symbol;
    private final boolean lossShows;

    VenueScript(String format, String symbol, boolean lossShows) {
        this.format = format;
        this.symbol = symbol;
        this.lossShows = lossShows;
    }

    /// The format of a capture of the same messages.
    FrameFormat asCapture() {
        return CaptureFormats.all().stream()
                .filter(each -> each.name().equals(format))
                .map(FrameFormat.class::cast)
                .findFirst()
                .orElseThrow();
    }

    String symbol() {
        return symbol;
    }

    /// Whether a lost change of the book shows by the next.
    boolean lossShows() {
        return lossShows;
    }

    abstract LiveVenue at(URI address);

    /// The book after change `n`.
    abstract String whole(int n);

    abstract String change(int n);

    /// A change by which the loss of the one before shows.
    String afterLoss(int n) {
        return change(n);
    }

    /// A trade and what else the venue tells.
    abstract List<String> others(int n);

    abstract String heartbeat();

    /// What an answer to a heartbeat holds, where the venue wants one.
    Optional<String> answered() {
        return Optional.empty();
    }

    private static long millis(int n) {
        return START_MILLIS + n;
    }

    private static String iso(int n) {
        return Instant.ofEpochMilli(millis(n)).toString();
    }

    /// Numbers of trades that follow each other: they are told at 4 and at 9.
    private static int trade(int n) {
        return n < 9 ? 1 : 2;
    }
}
