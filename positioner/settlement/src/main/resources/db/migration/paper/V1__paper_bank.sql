-- The outside world of a paper desk: what venues and treasury hold, and every payment they ever accepted or turned down.

CREATE TABLE IF NOT EXISTS opening (
    id              INTEGER PRIMARY KEY CHECK (id = 1),
    settings_digest TEXT    NOT NULL,
    dataset_digest  TEXT    NOT NULL,
    start_nanos     INTEGER NOT NULL,
    start_balances  TEXT    NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS account (
    position INTEGER PRIMARY KEY CHECK (position >= 0),  -- order of the network, treasury first
    node     TEXT    NOT NULL UNIQUE,
    on_hand  INTEGER NOT NULL,  -- smallest units of USDC; may be negative after a loss
    held     INTEGER NOT NULL   -- part of it that may not be withdrawn
) STRICT;

CREATE TABLE IF NOT EXISTS period (
    now_nanos INTEGER PRIMARY KEY
) STRICT;

CREATE TABLE IF NOT EXISTS flow (
    now_nanos INTEGER NOT NULL REFERENCES period (now_nanos),
    venue     TEXT    NOT NULL,
    units     INTEGER NOT NULL,
    PRIMARY KEY (now_nanos, venue)
) STRICT;

CREATE TABLE IF NOT EXISTS payment (
    number         INTEGER PRIMARY KEY,
    id             TEXT    NOT NULL UNIQUE,
    from_node      TEXT    NOT NULL,
    to_node        TEXT    NOT NULL,
    units          INTEGER NOT NULL CHECK (units > 0),
    departed_nanos INTEGER NOT NULL,
    arrives_nanos  INTEGER NOT NULL,
    status         TEXT    NOT NULL CHECK (status IN ('IN_FLIGHT', 'ARRIVED', 'REFUSED')),
    reason         TEXT    NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX IF NOT EXISTS payment_in_flight ON payment (number) WHERE status = 'IN_FLIGHT';
