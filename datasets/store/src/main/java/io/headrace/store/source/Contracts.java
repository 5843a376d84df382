package io.headrace.store.source;

import io.headrace.market.event.Instrument;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the symbols of the venues stand for: instrument, and size of one unit of amount. Each size is one
/// that a page of the venue states; the page and its date stand beside it (all read 2026-11-22). A
/// contract whose size no page at hand states is not known here, and refused: a mapping can state it.
///
/// A perpetual, and spot against the venue's main dollar, is named by its coin (XBT is BTC). Everything
/// else that is priced in dollars keeps the venue's symbol: dated futures, options, and pairs against
/// another dollar, which have a book of their own. One venue with two kinds of perpetuals of a coin is
/// two venues here (`bybit`, `bybit-inverse`).
public final class Contracts {
    private static final List<String> DOLLARS = List.of("USDT", "USDC", "BUSD", "FDUSD", "TUSD", "USD");
    private static final Set<String> TEN_USD_AT_BINANCE = Set.of(
            "ADA", "BCH", "BNB", "DOGE", "DOT", "EOS", "ETC", "ETH", "FIL", "LINK", "LTC", "TRX", "UNI", "XLM", "XRP");
    private static final Pattern COINM = Pattern.compile("([A-Z0-9]+)USD_(PERP|\\d{6})");
    private static final Pattern BITMEX_DATED = Pattern.compile("XBT[FGHJKMNQUVXZ]\\d{2}");
    private static final Pattern BYBIT_DATED = Pattern.compile("([A-Z0-9]+)USD[FGHJKMNQUVXZ]\\d{2}");
    private static final Pattern BYBIT_DASHED = Pattern.compile("[A-Z0-9]+-\\d{1,2}[A-Z]{3}\\d{2}(-.+)?");
    private static final Pattern DERIBIT_OTHER = Pattern.compile("([A-Z]+)-\\d{1,2}[A-Z]{3}\\d{2}(-[0-9d]+-[CP])?");
    private static final Pattern KRAKEN = Pattern.compile("(PI|PF|FI|FF)_([A-Z0-9]+)USD(_\\d{6})?");

    private Contracts() {}

    /// The contract behind a symbol; empty where the venue, the symbol or the size of its contract is
    /// not known, or where its prices are not dollars.
    ///
    /// @param venue as events name it, such as `binance`, `binance-spot` or `bitmex`
    public static Optional<Contract> of(String venue, String symbol) {
        String upper = symbol.toUpperCase(Locale.ROOT);
        return switch (venue) {
            case "binance", "binance-spot" -> pair(venue, upper, "", "USDT");
            case "binance-coinm" -> binanceCoinMargined(upper);
            case "bitmex" -> bitmex(upper);
            case "bybit", "bybit-inverse" -> bybit(upper);
            case "bybit-spot" -> pair(venue, upper, "", "USDT");
            case "okx", "okx-inverse", "okx-spot" -> okx(upper);
            case "deribit" -> deribit(upper);
            case "kraken", "kraken-inverse" -> kraken(upper);
            case "kraken-spot" -> pair(venue, upper, "/", "USD");
            case "coinbase", "dydx" -> pair(venue, upper, "-", "USD");
            case "huobi-inverse" -> huobiInverse(upper);
            case "hyperliquid" -> coinItself(venue, symbol);
            default -> Optional.empty();
        };
    }

    /// A refusal's words for a symbol that [#of] does not know.
    public static String unknown(String venue, String symbol) {
        return Fault.quoted(symbol) + " of " + venue
                + " is no contract whose size and dollar price are known here; import it with a mapping that states them";
    }

    /// Spot and dollar-margined contracts count coins: Binance USD-M "only one unit of its base asset"
    /// (binance.com/en/support/faq/360033161972, 2020-07-05); dYdX and Coinbase name sizes in the base coin
    /// (docs.dydx.xyz, docs.cdp.coinbase.com).
    private static Optional<Contract> pair(String venue, String symbol, String between, String mainDollar) {
        for (String dollar : DOLLARS) {
            String ending = between + dollar;
            if (symbol.endsWith(ending) && symbol.length() > ending.length()) {
                String coin = coin(symbol.substring(0, symbol.length() - ending.length()));
                return Optional.of(Contract.linear(venue, dollar.equals(mainDollar) ? coin : symbol));
            }
        }
        boolean dated = symbol.matches("[A-Z0-9]+" + mainDollar + "_\\d{6}");
        return dated ? Optional.of(Contract.linear(venue, symbol)) : Optional.empty();
    }

    /// 100 USD a contract for BTC, 10 USD for the others of the time: "altcoin contracts have a multiplier of
    /// 10 USD" (binance.com/en/support/faq/a4470430e3164c13932be8967961aede, 2020-06-11). The page now says
    /// "usually", so coins listed since are not known.
    private static Optional<Contract> binanceCoinMargined(String symbol) {
        Matcher parts = COINM.matcher(symbol);
        if (!parts.matches() || !parts.group(1).equals("BTC") && !TEN_USD_AT_BINANCE.contains(parts.group(1))) {
            return Optional.empty();
        }
        String coin = parts.group(2).equals("PERP") ? parts.group(1) : symbol;
        return Optional.of(Contract.inverse("binance-coinm", coin, hundredOrTen(parts.group(1))));
    }

    /// Of BitMEX only the inverse bitcoin contracts, multiplier 1 USD (bitmex.com/app/inversePerpetualsGuide and
    /// /inverseFuturesGuide): the quanto ones pay bitcoin for another coin's move.
    private static Optional<Contract> bitmex(String symbol) {
        if (symbol.equals("XBTUSD")) {
            return Optional.of(Contract.inverse("bitmex", "BTC", 1));
        }
        return BITMEX_DATED.matcher(symbol).matches()
                ? Optional.of(Contract.inverse("bitmex", symbol, 1))
                : Optional.empty();
    }

    /// Inverse contracts count dollars: "contract quantity quoted in USD, 1 USD per contract"; the linear ones
    /// count coins (bybit.com/en/help-center, Introduction to Inverse Perpetual Contract, and to USDT
    /// Perpetual Contract, 2024-10-21).
    private static Optional<Contract> bybit(String symbol) {
        if (BYBIT_DATED.matcher(symbol).matches()) {
            return Optional.of(Contract.inverse("bybit-inverse", symbol, 1));
        }
        if (BYBIT_DASHED.matcher(symbol).matches()) {
            return Optional.of(Contract.linear("bybit", symbol));
        }
        if (symbol.endsWith("PERP") && symbol.length() > 4) {
            return Optional.of(Contract.linear("bybit", symbol));
        }
        if (symbol.endsWith("USD") && symbol.length() > 3 && !symbol.endsWith("BUSD")) {
            return Optional.of(Contract.inverse("bybit-inverse", symbol.substring(0, symbol.length() - 3), 1));
        }
        return pair("bybit", symbol, "", "USDT");
    }

    /// 100 USD of the coin-margined bitcoin contracts, 0.01 BTC of the dollar-margined one
    /// (okx.com/help/7053456733325 perpetual swaps, /7053702553613 futures; sizes of others were changed on
    /// 2022-04-14 and are not known here: they need the venue's instrument list, `ctVal`).
    private static Optional<Contract> okx(String symbol) {
        if (symbol.equals("BTC-USD-SWAP")) {
            return Optional.of(Contract.inverse("okx-inverse", "BTC", 100));
        }
        if (symbol.matches("BTC-USD-\\d{6}")) {
            return Optional.of(Contract.inverse("okx-inverse", symbol, 100));
        }
        if (symbol.equals("BTC-USDT-SWAP")) {
            return Optional.of(sized("okx", "BTC", 0.01));
        }
        return symbol.matches("[A-Z0-9]+-[A-Z]+") ? pair("okx-spot", symbol, "-", "USDT") : Optional.empty();
    }

    private static Contract sized(String venue, String coin, double coins) {
        return new Contract(new Instrument(venue, coin), false, coins);
    }

    /// Futures and perpetuals on a coin count dollars; options and linear futures count coins
    /// (docs.deribit.com, `amount`: "for perpetual and inverse futures the amount is in USD units, for options
    /// and linear futures it is the underlying base currency coin").
    private static Optional<Contract> deribit(String symbol) {
        if (symbol.endsWith("_USDC-PERPETUAL") || symbol.endsWith("_USDT-PERPETUAL")) {
            String coin = symbol.substring(0, symbol.indexOf('_'));
            return Optional.of(Contract.linear("deribit-linear", coin));
        }
        if (symbol.endsWith("-PERPETUAL")) {
            return Optional.of(Contract.inverse("deribit", symbol.substring(0, symbol.indexOf('-')), 1));
        }
        Matcher other = DERIBIT_OTHER.matcher(symbol);
        if (!other.matches()) {
            return Optional.empty();
        }
        // An option's price is in coins, so it has no dollar price.
        return other.group(2) == null ? Optional.of(Contract.inverse("deribit", symbol, 1)) : Optional.empty();
    }

    /// PI and FI count dollars (support.cryptofacilities.com, Inverse Crypto-Collateral Perpetual Contract
    /// Specifications, 2025-04-04: lots of 1 USD); PF and FF count coins, "no multiplier"
    /// (support.mtf.kraken.com, Linear Contract Specifications, 2025-11).
    private static Optional<Contract> kraken(String symbol) {
        Matcher parts = KRAKEN.matcher(symbol);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String coin = parts.group(3) == null ? coin(parts.group(2)) : symbol;
        return Optional.of(
                parts.group(1).endsWith("I")
                        ? Contract.inverse("kraken-inverse", coin, 1)
                        : Contract.linear("kraken", coin));
    }

    /// 100 USD for BTC, 10 USD for ETH (huobi.com/support/en-us/detail/900000106046, Coin-margined Swaps
    /// Specifications); of others the page says nothing.
    private static Optional<Contract> huobiInverse(String symbol) {
        return switch (symbol) {
            case "BTC-USD" -> Optional.of(Contract.inverse("huobi-inverse", "BTC", 100));
            case "ETH-USD" -> Optional.of(Contract.inverse("huobi-inverse", "ETH", 10));
            default -> Optional.empty();
        };
    }

    /// Sizes are coins (hyperliquid.gitbook.io, Info endpoint: `sz` and `szi` in units of the coin).
    private static Optional<Contract> coinItself(String venue, String symbol) {
        return symbol.matches("[A-Za-z0-9]{1,20}") ? Optional.of(Contract.linear(venue, symbol)) : Optional.empty();
    }

    private static double hundredOrTen(String coin) {
        return coin.equals("BTC") ? 100 : 10;
    }

    private static String coin(String symbol) {
        return symbol.equals("XBT") ? "BTC" : symbol;
    }
}
