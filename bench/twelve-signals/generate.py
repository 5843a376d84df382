"""Writes a day of made-up trades, best quotes and funding of one perpetual, in the shape of Binance's public files.

usage: generate.py FOLDER [EVENTS]

About four quotes to a trade, 58 events a second by default, all stamped to the millisecond; the same bytes for the same
arguments. Funding is hourly and begins nine days before, so that its week-long window is full.
"""
import sys
import numpy as np

DAY = 1_725_148_800_000  # 2024-09-01T00:00Z, milliseconds
MILLIS = 86_400_000
TICK = 0.1


def main(folder, events=5_000_000):
    rng = np.random.Generator(np.random.PCG64(20240901))
    quotes = events * 4 // 5
    trades = events - quotes

    stamps = np.sort(rng.integers(1, MILLIS + 1, quotes))
    # the mid moves by whole ticks, now and then, in bursts of different size
    lively = np.repeat(np.exp(0.8 * rng.standard_normal(1440)), -(-quotes // 1440))[:quotes]
    moves = rng.integers(-6, 7, quotes) * (rng.random(quotes) < 0.08 * lively)
    bid = 600_000 + np.cumsum(moves)
    spread = 1 + (rng.random(quotes) < 0.05) * rng.integers(1, 5, quotes)
    ask = bid + spread
    bid_size = rng.integers(1, 20_000, quotes)
    ask_size = rng.integers(1, 20_000, quotes)
    keep = (rng.random(quotes) < 0.5) & np.r_[False, moves[1:] == 0]
    bid_size = np.where(keep, np.roll(bid_size, 1), bid_size)
    with open(f"{folder}/BTCUSDT-bookTicker-2024-09-01.csv", "w") as out:
        out.write("update_id,best_bid_price,best_bid_qty,best_ask_price,best_ask_qty,transaction_time,event_time\n")
        known = DAY + stamps
        for i in range(0, quotes, 100_000):
            s = slice(i, i + 100_000)
            out.write("".join(
                f"{n},{b // 10}.{b % 10},{p // 1000}.{p % 1000:03d},{a // 10}.{a % 10},{q // 1000}.{q % 1000:03d},{t},{t}\n"
                for n, b, p, a, q, t in zip(
                    range(i + 1, i + 100_001), bid[s].tolist(), bid_size[s].tolist(), ask[s].tolist(),
                    ask_size[s].tolist(), known[s].tolist())))

    stamps_t = np.sort(rng.integers(1, MILLIS + 1, trades))
    at = np.maximum(np.searchsorted(stamps, stamps_t, side="left") - 1, 0)
    buys = rng.random(trades) < 0.5 + 0.15 * np.sin(np.arange(trades) / 4000)
    price = np.where(buys, ask[at], bid[at])
    size = np.maximum(1, (np.exp(3.0 + 1.4 * rng.standard_normal(trades))).astype(np.int64))
    with open(f"{folder}/BTCUSDT-trades-2024-09-01.csv", "w") as out:
        out.write("id,price,qty,quote_qty,time,is_buyer_maker\n")
        known = DAY + stamps_t
        for i in range(0, trades, 100_000):
            s = slice(i, i + 100_000)
            out.write("".join(
                f"{n},{p // 10}.{p % 10},{q // 1000}.{q % 1000:03d},{p * q / 10_000:.4f},{t},{'false' if b else 'true'}\n"
                for n, p, q, t, b in zip(
                    range(i + 1, i + 100_001), price[s].tolist(), size[s].tolist(), known[s].tolist(),
                    buys[s].tolist())))

    with open(f"{folder}/BTCUSDT-fundingRate-2024-09.csv", "w") as out:
        out.write("calc_time,funding_interval_hours,last_funding_rate\n")
        for hour in range(-9 * 24, 25):
            out.write(f"{DAY + hour * 3_600_000},1,{1e-4 * rng.standard_normal():.8f}\n")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
