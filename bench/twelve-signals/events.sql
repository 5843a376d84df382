-- Twelve signals by the event: the seconds are put among the events as rows of their own, and every window runs over events,
-- ordered by time in milliseconds. The plain way to write it; seconds.sql is the fast one.
CREATE TEMP TABLE trades AS
SELECT price, qty, (CASE WHEN is_buyer_maker THEN -qty ELSE qty END) AS signed,
       ((time + 999) // 1000 - 1725148800)::INTEGER AS s, time - 1725148800000 AS t, row_number() OVER () AS id
FROM read_csv('$FOLDER/BTCUSDT-trades-2024-09-01.csv', header = true, columns = {'id': 'BIGINT', 'price': 'DOUBLE',
     'qty': 'DOUBLE', 'quote_qty': 'DOUBLE', 'time': 'BIGINT', 'is_buyer_maker': 'BOOLEAN'});
CREATE TEMP TABLE quotes AS
SELECT best_bid_price AS pb, best_bid_qty AS qb, best_ask_price AS pa, best_ask_qty AS qa,
       ((event_time + 999) // 1000 - 1725148800)::INTEGER AS s, event_time - 1725148800000 AS t, update_id AS id
FROM read_csv('$FOLDER/BTCUSDT-bookTicker-2024-09-01.csv', header = true, columns = {'update_id': 'BIGINT',
     'best_bid_price': 'DOUBLE', 'best_bid_qty': 'DOUBLE', 'best_ask_price': 'DOUBLE', 'best_ask_qty': 'DOUBLE',
     'transaction_time': 'BIGINT', 'event_time': 'BIGINT'});
CREATE TEMP TABLE funding AS
SELECT ((calc_time // 1000 - 1725148800) // 3600)::INTEGER AS h, last_funding_rate AS rate
FROM read_csv('$FOLDER/BTCUSDT-fundingRate-2024-09.csv', header = true, columns = {'calc_time': 'BIGINT',
     'funding_interval_hours': 'BIGINT', 'last_funding_rate': 'DOUBLE'});
-- read
CREATE TEMP TABLE of_quotes AS
WITH changes AS (
    SELECT t, id, pb, qb, pa, qa,
           CASE WHEN pb >= lag(pb) OVER w THEN qb ELSE 0 END - CASE WHEN pb <= lag(pb) OVER w THEN lag(qb) OVER w ELSE 0 END
         - CASE WHEN pa <= lag(pa) OVER w THEN qa ELSE 0 END + CASE WHEN pa >= lag(pa) OVER w THEN lag(qa) OVER w ELSE 0 END
           AS e
    FROM quotes WINDOW w AS (ORDER BY t, id)),
both_kinds AS (
    SELECT * FROM changes
    UNION ALL SELECT s * 1000, NULL, NULL, NULL, NULL, NULL, NULL FROM range(1, 86401) samples(s)),
windows AS (
    SELECT t, id, sum(e) OVER (ORDER BY t RANGE 59999 PRECEDING) AS ofi FROM both_kinds)
SELECT w.t // 1000 AS s, ofi, pb, qb, pa, qa
FROM (SELECT t, ofi FROM windows WHERE id IS NULL) w
ASOF LEFT JOIN (SELECT t, last(pb ORDER BY id) AS pb, last(qb ORDER BY id) AS qb, last(pa ORDER BY id) AS pa,
                       last(qa ORDER BY id) AS qa FROM quotes GROUP BY t) q ON w.t >= q.t;
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
CREATE TEMP TABLE of_trades AS
WITH changes AS (
    SELECT t, id, s, price, signed, price * qty AS usd, price - lag(price) OVER w AS dp1,
           lag(price) OVER w - lag(price, 2) OVER w AS dp0,
           (row_number() OVER w - 1) // 50 AS bar
    FROM trades WINDOW w AS (ORDER BY t, id)),
bars AS (
    SELECT *, count(*) OVER b AS in_bar, abs(ln(price / first_value(price) OVER b)) / sum(usd) OVER b AS ratio
    FROM changes WINDOW b AS (PARTITION BY bar ORDER BY t, id ROWS UNBOUNDED PRECEDING)),
both_kinds AS (
    SELECT t, id, (s + 59) // 60 AS m, price, signed, dp0, dp1, CASE WHEN in_bar = 50 THEN ratio END AS ratio FROM bars
    UNION ALL
    SELECT s * 1000, NULL, (s + 59) // 60, NULL, NULL, NULL, NULL, NULL FROM range(1, 86401) samples(s)),
windows AS (
    SELECT t, id, m, last_value(price IGNORE NULLS) OVER (ORDER BY t, id NULLS LAST) AS p,
           sum(signed) OVER (ORDER BY t RANGE 59999 PRECEDING) AS flow,
           max(price) OVER minute AS high, min(price) OVER minute AS low,
           avg(ratio) OVER hour AS amihud,
           count(dp0 + dp1) OVER hour AS n, sum(CASE WHEN dp0 IS NOT NULL THEN dp1 END) OVER hour AS y,
           sum(CASE WHEN dp1 IS NOT NULL THEN dp0 END) OVER hour AS x, sum(dp0 * dp1) OVER hour AS xy
    FROM both_kinds
    WINDOW minute AS (PARTITION BY m ORDER BY t),
           hour AS (ORDER BY t RANGE BETWEEN (t - (m - 60) * 60000 - 1) PRECEDING AND CURRENT ROW))
SELECT t // 1000 AS s, * EXCLUDE (t, id) FROM windows WHERE id IS NULL;
CREATE TEMP TABLE minutes AS
WITH closes AS (
    SELECT (s + 59) // 60 AS m, last(price ORDER BY t, id) AS p, max(price) AS high, min(price) AS low FROM trades GROUP BY 1),
moves AS (
    SELECT *, ln(p / lag(p) OVER (ORDER BY m)) AS r FROM closes),
weighted AS (
    SELECT *, CASE WHEN m = 2 THEN r * r ELSE 0.06 * r * r END * pow(0.94, -m) AS v FROM moves)
SELECT m, lag(p) OVER (ORDER BY m) AS base, sum(r * r) OVER w AS rv, sum(least(r, 0) ^ 2) OVER w AS down,
       sum(ln(high / low) ^ 2) OVER w AS ranges, count(high) OVER w AS bars_high,
       sum(v) OVER (ORDER BY m) * pow(0.94, m) AS ewma_closed
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
        CASE WHEN w.s > first_quote + 59 THEN ofi * (pa + pb) / 2 END AS ofi_60s,
        (qb - qa) / (qb + qa) AS queue_imbalance,
        CASE WHEN w.s > first_trade + 59 THEN flow * w.p END AS signed_volume_60s,
        vpin AS vpin_50,
        CASE WHEN w.s > first_trade + 3599 THEN amihud END AS amihud_1h,
        CASE WHEN w.s > first_trade + 3599 THEN 2e4 * sqrt(greatest(0, -(xy - x * y / n) / (n - 1))) / w.p END AS roll_spread_1h,
        CASE WHEN w.s % 3600 = 0 THEN z_at_end ELSE z_after END AS funding_zscore_168h,
        1e4 * (pa - pb) / ((pa + pb) / 2) AS spread
    FROM of_trades w
    JOIN of_quotes q USING (s)
    JOIN (SELECT *, lag(ewma_closed) OVER (ORDER BY m) AS ewma_before FROM minutes) minutes USING (m)
    JOIN hours ON hours.h = w.s // 3600
    ASOF LEFT JOIN vpin_s ON w.s >= vpin_s.s
    CROSS JOIN (SELECT min(s) AS first_quote FROM quotes)
    CROSS JOIN (SELECT min(s) AS first_trade FROM trades)
    ORDER BY w.s)
TO '$OUT' (FORMAT parquet);
