-- Twelve signals by the second. Events are brought down to one row per second first, by streaming windows (the files are
-- sorted, so OVER () needs no sort) and one GROUP BY; all windows then run over 86 400 seconds or 1 440 minutes.
--
-- Where rows of a group may meet out of order, on several threads, the row's number says which was last.
--
-- Second s holds what became known in (s - 1, s], minute m the seconds of (60 (m - 1), 60 m].
-- An hour's window at s: the 59 minutes before that of s, whole, and the minute of s up to s.
CREATE TEMP TABLE trades AS
SELECT price, qty, (CASE WHEN is_buyer_maker THEN -qty ELSE qty END) AS signed,
       ((time + 999) // 1000 - 1725148800)::INTEGER AS s
FROM read_csv('$FOLDER/BTCUSDT-trades-2024-09-01.csv', header = true, columns = {'id': 'BIGINT', 'price': 'DOUBLE',
     'qty': 'DOUBLE', 'quote_qty': 'DOUBLE', 'time': 'BIGINT', 'is_buyer_maker': 'BOOLEAN'});
CREATE TEMP TABLE quotes AS
SELECT best_bid_price AS pb, best_bid_qty AS qb, best_ask_price AS pa, best_ask_qty AS qa,
       ((event_time + 999) // 1000 - 1725148800)::INTEGER AS s
FROM read_csv('$FOLDER/BTCUSDT-bookTicker-2024-09-01.csv', header = true, columns = {'update_id': 'BIGINT',
     'best_bid_price': 'DOUBLE', 'best_bid_qty': 'DOUBLE', 'best_ask_price': 'DOUBLE', 'best_ask_qty': 'DOUBLE',
     'transaction_time': 'BIGINT', 'event_time': 'BIGINT'});
CREATE TEMP TABLE funding AS
SELECT ((calc_time // 1000 - 1725148800) // 3600)::INTEGER AS h, last_funding_rate AS rate
FROM read_csv('$FOLDER/BTCUSDT-fundingRate-2024-09.csv', header = true, columns = {'calc_time': 'BIGINT',
     'funding_interval_hours': 'BIGINT', 'last_funding_rate': 'DOUBLE'});
-- read
CREATE TEMP TABLE quotes_s AS
SELECT s, sum(e) AS e, arg_max(pb, row) AS pb, arg_max(qb, row) AS qb, arg_max(pa, row) AS pa, arg_max(qa, row) AS qa
FROM (
    SELECT s, pb, qb, pa, qa, row_number() OVER () AS row,
           CASE WHEN pb >= lag(pb) OVER () THEN qb ELSE 0 END - CASE WHEN pb <= lag(pb) OVER () THEN lag(qb) OVER () ELSE 0 END
         - CASE WHEN pa <= lag(pa) OVER () THEN qa ELSE 0 END + CASE WHEN pa >= lag(pa) OVER () THEN lag(qa) OVER () ELSE 0 END
           AS e
    FROM quotes)
GROUP BY s;
CREATE TEMP TABLE trades_s AS
SELECT s, arg_max(price, row) AS p, max(price) AS high, min(price) AS low, sum(signed) AS signed,
       count(dp0 + dp1) AS n, sum(dp0) FILTER (dp1 IS NOT NULL) AS x, sum(dp1) FILTER (dp0 IS NOT NULL) AS y,
       sum(dp0 * dp1) AS xy
FROM (
    SELECT s, price, signed, row_number() OVER () AS row, price - lag(price) OVER () AS dp1, lag(price) OVER () - lag(price, 2) OVER () AS dp0
    FROM trades)
GROUP BY s;
CREATE TEMP TABLE bars_s AS
SELECT s, sum(ratio) AS ratio, count(*) AS bars
FROM (
    SELECT max(s) AS s, abs(ln(arg_max(price, n) / arg_min(price, n))) / sum(price * qty) AS ratio
    FROM (SELECT s, price, qty, n, (n - 1) // 50 AS bar FROM (SELECT s, price, qty, row_number() OVER () AS n FROM trades))
    GROUP BY bar
    HAVING count(*) = 50)
GROUP BY s;
CREATE TEMP TABLE vpin_s AS
WITH filled AS (
    SELECT s, sign(signed) AS side, price * qty AS usd,
           sum(price * qty) OVER (ROWS UNBOUNDED PRECEDING) AS upto
    FROM trades),
parts AS (
    SELECT s, side, upto, usd, unnest(range(floor((upto - usd) / 1e6)::BIGINT, floor(upto / 1e6)::BIGINT + 1)) AS bucket
    FROM filled),
buckets AS (
    SELECT bucket, last(s) AS s,
           abs(sum(side * (least(upto, (bucket + 1) * 1e6) - greatest(upto - usd, bucket * 1e6)))) AS imbalance
    FROM parts
    GROUP BY bucket
    HAVING max(upto) >= (bucket + 1) * 1e6)
SELECT s, last(vpin ORDER BY bucket) AS vpin
FROM (
    SELECT s, bucket, CASE WHEN count(*) OVER w = 50 THEN sum(imbalance) OVER w / 50e6 END AS vpin
    FROM buckets
    WINDOW w AS (ORDER BY bucket ROWS 49 PRECEDING))
GROUP BY s;
CREATE TEMP TABLE seconds AS
SELECT g.s, (g.s + 59) // 60 AS m,
       coalesce(q.e, 0) AS e,
       last_value(q.pb IGNORE NULLS) OVER w AS pb, last_value(q.qb IGNORE NULLS) OVER w AS qb,
       last_value(q.pa IGNORE NULLS) OVER w AS pa, last_value(q.qa IGNORE NULLS) OVER w AS qa,
       last_value(t.p IGNORE NULLS) OVER w AS p, t.high, t.low, coalesce(t.signed, 0) AS signed,
       coalesce(t.n, 0) AS n, coalesce(t.x, 0) AS x, coalesce(t.y, 0) AS y, coalesce(t.xy, 0) AS xy,
       coalesce(b.ratio, 0) AS ratio, coalesce(b.bars, 0) AS bars,
       last_value(v.vpin IGNORE NULLS) OVER w AS vpin
FROM (SELECT unnest(range(1, 86401))::INTEGER AS s) g
LEFT JOIN quotes_s q USING (s) LEFT JOIN trades_s t USING (s) LEFT JOIN bars_s b USING (s) LEFT JOIN vpin_s v USING (s)
WINDOW w AS (ORDER BY g.s);
CREATE TEMP TABLE minutes AS
WITH closes AS (
    SELECT m, arg_max(p, s) AS p, max(high) AS high, min(low) AS low, sum(n) AS n, sum(x) AS x, sum(y) AS y,
           sum(xy) AS xy, sum(ratio) AS ratio, sum(bars) AS bars
    FROM seconds GROUP BY m),
moves AS (
    SELECT *, ln(p / lag(p) OVER (ORDER BY m)) AS r FROM closes),
weighted AS (
    SELECT *, CASE WHEN m = 2 THEN r * r ELSE 0.06 * r * r END * pow(0.94, -m) AS v FROM moves)
SELECT m, lag(p) OVER (ORDER BY m) AS base,
       sum(r * r) OVER w AS rv, sum(least(r, 0) ^ 2) OVER w AS down,
       sum(ln(high / low) ^ 2) OVER w AS ranges, count(high) OVER w AS bars_high,
       sum(v) OVER (ORDER BY m) * pow(0.94, m) AS ewma_closed,
       coalesce(sum(n) OVER w, 0) AS n, coalesce(sum(x) OVER w, 0) AS x, coalesce(sum(y) OVER w, 0) AS y,
       coalesce(sum(xy) OVER w, 0) AS xy, coalesce(sum(ratio) OVER w, 0) AS ratio, coalesce(sum(bars) OVER w, 0) AS bars
FROM weighted
WINDOW w AS (ORDER BY m ROWS BETWEEN 59 PRECEDING AND 1 PRECEDING);
-- A week of hours is that of s, as far as known, and the 167 before it; a rate is known at the end of its hour.
CREATE TEMP TABLE hours AS
SELECT h,
       (avg(rate) OVER day_whole - avg(rate) OVER week_whole) / stddev_pop(rate) OVER week_whole AS z_at_end,
       (avg(rate) OVER day_open - avg(rate) OVER week_open) / stddev_pop(rate) OVER week_open AS z_after
FROM funding
WINDOW week_whole AS (ORDER BY h RANGE 167 PRECEDING), day_whole AS (ORDER BY h RANGE 23 PRECEDING),
       week_open AS (ORDER BY h RANGE 166 PRECEDING), day_open AS (ORDER BY h RANGE 22 PRECEDING);
COPY (
    SELECT
        CASE WHEN w.m > 60 THEN rv + ln(w.p / base) ^ 2 END AS realized_variance_1h,
        CASE WHEN w.m > 59 THEN sqrt((coalesce(ranges, 0) + coalesce(ln(w.high / w.low) ^ 2, 0))
            / (bars_high + CASE WHEN w.high IS NULL THEN 0 ELSE 1 END) / (4 * ln(2)) * 60) END AS parkinson_volatility_1h,
        CASE WHEN w.m > 60 THEN sqrt(CASE WHEN w.s % 60 = 0 THEN ewma_closed ELSE ewma_before END) END AS ewma_volatility_1m,
        CASE WHEN w.m > 60 THEN down + least(ln(w.p / base), 0) ^ 2 END AS down_semivariance_1h,
        CASE WHEN w.s > first_quote + 59 THEN ofi * (w.pa + w.pb) / 2 END AS ofi_60s,
        (w.qb - w.qa) / (w.qb + w.qa) AS queue_imbalance,
        CASE WHEN w.s > first_trade + 59 THEN flow * w.p END AS signed_volume_60s,
        w.vpin AS vpin_50,
        CASE WHEN w.s > first_trade + 3599 THEN (w.ratio + minutes.ratio) / (w.bars + minutes.bars) END AS amihud_1h,
        CASE WHEN w.s > first_trade + 3599 THEN 2e4 * sqrt(greatest(0, -((w.xy + minutes.xy)
            - (w.x + minutes.x) * (w.y + minutes.y) / (w.n + minutes.n)) / (w.n + minutes.n - 1))) / w.p END AS roll_spread_1h,
        CASE WHEN w.s % 3600 = 0 THEN z_at_end ELSE z_after END AS funding_zscore_168h,
        1e4 * (w.pa - w.pb) / ((w.pa + w.pb) / 2) AS spread
    FROM (
        SELECT s, m, p, pb, qb, pa, qa, vpin,
               sum(e) OVER minute AS ofi, sum(signed) OVER minute AS flow,
               max(high) OVER so_far AS high, min(low) OVER so_far AS low,
               sum(n) OVER so_far AS n, sum(x) OVER so_far AS x, sum(y) OVER so_far AS y, sum(xy) OVER so_far AS xy,
               sum(ratio) OVER so_far AS ratio, sum(bars) OVER so_far AS bars
        FROM seconds
        WINDOW minute AS (ORDER BY s ROWS 59 PRECEDING),
               so_far AS (PARTITION BY m ORDER BY s ROWS UNBOUNDED PRECEDING)) w
    JOIN (SELECT *, lag(ewma_closed) OVER (ORDER BY m) AS ewma_before FROM minutes) minutes USING (m)
    JOIN hours ON hours.h = w.s // 3600
    CROSS JOIN (SELECT min(s) AS first_quote FROM quotes_s)
    CROSS JOIN (SELECT min(s) AS first_trade FROM trades_s)
    ORDER BY w.s)
TO '$OUT' (FORMAT parquet);
