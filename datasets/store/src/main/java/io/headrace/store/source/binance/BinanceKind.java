package io.headrace.store.source.binance;

import io.headrace.market.event.Bar;
import io.headrace.market.event.Funding;
import io.headrace.market.event.Liquidation;
import io.headrace.market.event.OpenInterest;
import io.headrace.market.event.Quote;
import io.headrace.market.event.Side;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.TableRow;
import java.util.Arrays;
import java.util.List;

/// The tables, each with its columns and with what a row tells. Times are milliseconds; of spot,
/// microseconds since 2025.
enum BinanceKind {
    /// Known at its close: one millisecond after `close_time`, which is the last one inside the bar.
    KLINES(
            "klines",
            "candles",
            "open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,"
                    + "taker_buy_quote_volume,ignore") {
        @Override
        void read(TableRow row, BinanceRows rows) {
            long opened = row.epochMillisOrMicros(0);
            long closed = (row.epochMillisOrMicros(6) / MILLI_NANOS + 1) * MILLI_NANOS;
            if (closed <= opened) {
                throw row.refuse(6, "must not be before open_time");
            }
            double high = row.price(2);
            double low = row.price(3);
            if (high < low) {
                throw row.refuse(2, "must not be below low");
            }
            // COIN-M counts contracts in `volume` and coins in `quote_volume`.
            double volume = row.notNegative(rows.contract().inverse() ? 7 : 5);
            rows.event(new Bar(
                    rows.instrument(), opened, closed, rows.next(), row.price(1), high, low, row.price(4), volume));
        }
    },

    AGG_TRADES(
            "aggTrades",
            "trades, those of one order at one price together",
            "agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker") {
        @Override
        void read(TableRow row, BinanceRows rows) {
            rows.trade(row.epochMillisOrMicros(5), row.price(1), row.positive(2), row.flag(6));
        }
    },

    TRADES("trades", "trades", "id,price,qty,quote_qty,time,is_buyer_maker") {
        @Override
        void read(TableRow row, BinanceRows rows) {
            rows.trade(row.epochMillisOrMicros(4), row.price(1), row.positive(2), row.flag(5));
        }
    },

    /// Known when it was sent (`event_time`), which may be after it came to be (`transaction_time`).
    BOOK_TICKER(
            "bookTicker",
            "best bid and ask",
            "update_id,best_bid_price,best_bid_qty,best_ask_price,best_ask_qty,transaction_time,event_time") {
        @Override
        void read(TableRow row, BinanceRows rows) {
            long happened = row.epochMillis(5);
            long known = Math.max(happened, row.epochMillis(6));
            if (row.finite(1) == 0 || row.finite(3) == 0) {
                rows.note(Oddity.EMPTY_FIELD, "a quote with one side of the book empty");
                return;
            }
            double bid = row.price(1);
            double ask = row.price(3);
            rows.event(new Quote(
                    rows.instrument(),
                    happened,
                    known,
                    rows.next(),
                    bid,
                    rows.contract().base(row.notNegative(2), bid),
                    ask,
                    rows.contract().base(row.notNegative(4), ask)));
        }
    },

    /// Known at its second: the stamp is some milliseconds late.
    FUNDING_RATE("fundingRate", "funding", "calc_time,funding_interval_hours,last_funding_rate") {
        @Override
        void read(TableRow row, BinanceRows rows) {
            long settled = Math.floorDiv(row.epochMillis(0) + SECOND_NANOS / 2, SECOND_NANOS) * SECOND_NANOS;
            row.positive(1);
            rows.event(new Funding(rows.instrument(), settled, settled, rows.next(), row.finite(2)));
        }
    },

    /// Of the metrics only open interest: coins and USD, or of COIN-M contracts and coins.
    METRICS(
            "metrics",
            "open interest every five minutes",
            "create_time,symbol,sum_open_interest,sum_open_interest_value,count_toptrader_long_short_ratio,"
                    + "sum_toptrader_long_short_ratio,count_long_short_ratio,sum_taker_long_short_vol_ratio") {
        @Override
        void read(TableRow row, BinanceRows rows) {
            long stamped = row.instant(0);
            if (!row.is(1, rows.symbol())) {
                throw row.refuse(1, "must be the symbol in the file's name, " + rows.symbol());
            }
            int column = rows.contract().inverse() ? 2 : 3;
            if (row.isEmpty(column)) {
                rows.note(Oddity.EMPTY_FIELD, "no open interest");
                return;
            }
            double amount = row.notNegative(column);
            double usd = rows.contract().inverse() ? rows.contract().usd(amount, 1) : amount;
            rows.event(new OpenInterest(rows.instrument(), stamped, stamped, rows.next(), usd));
        }
    },

    /// The state an order of liquidation ended in: what it filled, at its average price.
    LIQUIDATION_SNAPSHOT(
            "liquidationSnapshot",
            "liquidations",
            "time,side,order_type,time_in_force,original_quantity,price,average_price,order_status,"
                    + "last_fill_quantity,accumulated_fill_quantity") {
        @Override
        void read(TableRow row, BinanceRows rows) {
            long stamped = row.epochMillis(0);
            boolean sold = row.is(1, "SELL");
            if (!sold && !row.is(1, "BUY")) {
                throw row.refuse(1, "must be BUY or SELL");
            }
            double filled = row.notNegative(9);
            if (filled == 0) {
                rows.note(Oddity.UNUSED_RECORD, "a liquidation order of which nothing was filled");
                return;
            }
            double price = row.price(6);
            rows.event(new Liquidation(
                    rows.instrument(),
                    stamped,
                    stamped,
                    rows.next(),
                    sold ? Side.SELL : Side.BUY,
                    price,
                    rows.contract().base(filled, price)));
        }
    };

    private static final long MILLI_NANOS = 1_000_000L;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final String title;
    private final String about;
    private final List<String> columns;

    BinanceKind(String title, String about, String columns) {
        this.title = title;
        this.about = about;
        this.columns = Arrays.asList(columns.split(","));
    }

    /// What the publisher calls it in names and folders.
    String title() {
        return title;
    }

    String about() {
        return about;
    }

    /// The columns; spot trades have one more, and COIN-M trades name one otherwise.
    List<String> columns() {
        return columns;
    }

    /// Puts out what a row tells.
    abstract void read(TableRow row, BinanceRows rows);
}
