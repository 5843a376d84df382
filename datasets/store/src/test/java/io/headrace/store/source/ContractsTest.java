package io.headrace.store.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContractsTest {
    @Test
    void symbolsNameTheirInstrumentAndSize() {
        Map<String, Contract> expected = Map.ofEntries(
                Map.entry("binance BTCUSDT", Contract.linear("binance", "BTC")),
                Map.entry("binance 1000SHIBUSDT", Contract.linear("binance", "1000SHIB")),
                Map.entry("binance BTCUSDC", Contract.linear("binance", "BTCUSDC")),
                Map.entry("binance BTCUSDT_240927", Contract.linear("binance", "BTCUSDT_240927")),
                Map.entry("binance-spot ETHUSDT", Contract.linear("binance-spot", "ETH")),
                Map.entry("binance-coinm BTCUSD_PERP", Contract.inverse("binance-coinm", "BTC", 100)),
                Map.entry("binance-coinm ETHUSD_240927", Contract.inverse("binance-coinm", "ETHUSD_240927", 10)),
                Map.entry("bitmex XBTUSD", Contract.inverse("bitmex", "BTC", 1)),
                Map.entry("bitmex XBTZ19", Contract.inverse("bitmex", "XBTZ19", 1)),
                Map.entry("bybit BTCUSDT", Contract.linear("bybit", "BTC")),
                Map.entry("bybit BTCUSD", Contract.inverse("bybit-inverse", "BTC", 1)),
                Map.entry("okx BTC-USD-SWAP", Contract.inverse("okx-inverse", "BTC", 100)),
                Map.entry("okx BTC-USDT", Contract.linear("okx-spot", "BTC")),
                Map.entry("deribit BTC-PERPETUAL", Contract.inverse("deribit", "BTC", 1)),
                Map.entry("deribit BTC-27SEP24", Contract.inverse("deribit", "BTC-27SEP24", 1)),
                Map.entry("kraken PI_XBTUSD", Contract.inverse("kraken-inverse", "BTC", 1)),
                Map.entry("kraken PF_ETHUSD", Contract.linear("kraken", "ETH")),
                Map.entry("coinbase BTC-USD", Contract.linear("coinbase", "BTC")),
                Map.entry("dydx ETH-USD", Contract.linear("dydx", "ETH")),
                Map.entry("huobi-inverse BTC-USD", Contract.inverse("huobi-inverse", "BTC", 100)),
                Map.entry("hyperliquid kPEPE", Contract.linear("hyperliquid", "kPEPE")));
        expected.forEach((named, contract) -> {
            String[] parts = named.split(" ");
            assertEquals(contract, Contracts.of(parts[0], parts[1]).orElseThrow(), named);
        });
    }

    @Test
    void whatHasNoDollarPriceOrNoKnownSizeIsUnknown() {
        for (String named : List.of(
                "binance ETHBTC",
                "binance-spot BTCEUR",
                "binance-coinm BTCUSDT",
                "bitmex ETHUSD",
                "okx SOL-USDT-SWAP",
                "okx ETH-USDT-SWAP",
                "okx UNI-USD-SWAP",
                "huobi-inverse LTC-USD",
                "binance-coinm NEWUSD_PERP",
                "deribit BTC-27SEP24-60000-C",
                "hyperliquid @107",
                "nowhere BTCUSDT",
                "binance USDT")) {
            String[] parts = named.split(" ");
            assertTrue(Contracts.of(parts[0], parts[1]).isEmpty(), named);
        }
    }

    @Test
    void inverseAmountsAreDividedByThePrice() {
        Contract contract = Contract.inverse("binance-coinm", "BTC", 100);
        assertEquals(0.005, contract.base(3, 60_000), 1e-15);
        assertEquals(300, contract.usd(3, 60_000), 0);
        assertEquals(180_000, Contract.linear("binance", "BTC").usd(3, 60_000), 0);
    }
}
