package io.headrace.store.source;

import io.headrace.market.event.Instrument;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the symbols of the venues stand for: instrument, and size of one unit of amount. The sizes are those
/// commonly known in 2025 and were not read from a specification in one sitting: where a venue's `meta` or
/// `instruments` answer is at hand, hold it against this table.
///
/// A perpetual, and spot against the venue's main dollar, is named by its coin (XBT is BTC). Everything
/// else that is priced in dollars keeps the venue's symbol: dated futures, options, and pairs against
/// another dollar, which have a book of their own. One venue with two kinds of perpetuals of a coin is
/// two venues here (`bybit`, `bybit-inverse`).
public final class Contracts {
    private static final List<String> DOLLARS = List.of("USDT", "USDC", "BUSD", "FDUSD", "TUSD", "USD");
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
            case "huobi-inverse" -> dashedInverse(venue, upper, "-USD");
            case "hyperliquid", "lighter" -> coinItself(venue, symbol);
            default -> Optional.empty();
        };
    }

    /// A refusal's words for a symbol that [#of] does not know.
    public static String unknown(String venue, String symbol) {
        return Fault.quoted(symbol) + " of " + venue
                + " is no contract whose size and dollar price are known here; import it with a mapping that states them";
    }

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

    /// 100 USD a contract for BTC, 10 USD for the others.
    private static Optional<Contract> binanceCoinMargined(String symbol) {
        Matcher parts = COINM.matcher(symbol);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String coin = parts.group(2).equals("PERP") ? parts.group(1) : symbol;
        return Optional.of(Contract.inverse("binance-coinm", coin, hundredOrTen(parts.group(1))));
    }

    /// Of BitMEX only the inverse bitcoin contracts, 1 USD each: the quanto ones pay bitcoin for
    /// another coin's move.
    private static Optional<Contract> bitmex(String symbol) {
        if (symbol.equals("XBTUSD")) {
            return Optional.of(Contract.inverse("bitmex", "BTC", 1));
        }
        return BITMEX_DATED.matcher(symbol).matches()
                ? Optional.of(Contract.inverse("bitmex", symbol, 1))
                : Optional.empty();
    }

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

    /// Only the coin-margined sizes follow a rule (100 USD for BTC, 10 USD for the others); of the
    /// dollar-margined ones the two largest are known, the rest need the venue's instrument list.
    private static Optional<Contract> okx(String symbol) {
        if (symbol.endsWith("-USD-SWAP")) {
            return dashedInverse("okx-inverse", symbol, "-USD-SWAP");
        }
        return switch (symbol) {
            case "BTC-USDT-SWAP" -> Optional.of(sized("okx", "BTC", 0.01));
            case "ETH-USDT-SWAP" -> Optional.of(sized("okx", "ETH", 0.1));
            default -> symbol.matches("[A-Z0-9]+-[A-Z]+") ? pair("okx-spot", symbol, "-", "USDT") : Optional.empty();
        };
    }

    private static Contract sized(String venue, String coin, double coins) {
        return new Contract(new Instrument(venue, coin), false, coins);
    }

    /// Futures and perpetuals on a coin count dollars; options and the perpetuals settled in USDC count
    /// coins.
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

    private static Optional<Contract> dashedInverse(String venue, String symbol, String ending) {
        if (!symbol.endsWith(ending) || symbol.length() == ending.length()) {
            return Optional.empty();
        }
        String coin = symbol.substring(0, symbol.length() - ending.length());
        return Optional.of(Contract.inverse(venue, coin, hundredOrTen(coin)));
    }

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
