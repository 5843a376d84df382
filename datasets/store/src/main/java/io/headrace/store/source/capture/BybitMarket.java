package io.headrace.store.source.capture;

import java.util.Optional;
import java.util.regex.Pattern;

/// The two kinds of markets of Bybit that share topics and symbols: `publicTrade.BTCUSDT` is told of the
/// spot pair on one connection and of the perpetual on another. Only the address tells them apart
/// (bybit-exchange.github.io/docs/v5/ws/connect).
enum BybitMarket {
    DERIVATIVES("bybit", "(v5/public/(linear|inverse|option)|realtime.*|contract/.*|unified/.*|option/.*)"),
    SPOT("bybit-spot", "(v5/public/spot|spot/.*)");

    private final String venue;
    private final Pattern address;

    BybitMarket(String venue, String path) {
        this.venue = venue;
        this.address = Pattern.compile("wss://[^/]+/" + path);
    }

    /// As events name it; inverse contracts are told of `bybit-inverse`.
    String venue() {
        return venue;
    }

    /// The market served at an address; empty where it is none known here.
    static Optional<BybitMarket> at(String address) {
        for (BybitMarket market : values()) {
            if (market.address.matcher(address).matches()) {
                return Optional.of(market);
            }
        }
        return Optional.empty();
    }
}
