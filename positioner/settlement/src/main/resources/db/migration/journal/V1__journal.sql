-- The desk's own memory. A row here is written before the act it tells of.

CREATE TABLE IF NOT EXISTS opening (
    id              INTEGER PRIMARY KEY CHECK (id = 1),
    settings_digest TEXT    NOT NULL,
    dataset_digest  TEXT    NOT NULL,
    start_nanos     INTEGER NOT NULL,
    start_balances  TEXT    NOT NULL  -- smallest units of USDC in network order, separated by commas
) STRICT;

CREATE TABLE IF NOT EXISTS decision (
    sequence          INTEGER PRIMARY KEY CHECK (sequence >= 0),
    now_nanos         INTEGER NOT NULL UNIQUE,
    digest            TEXT    NOT NULL UNIQUE,
    body              BLOB    NOT NULL,            -- canonical JSON, next policy memory included
    forecaster_digest TEXT    NOT NULL DEFAULT ''  -- of the forecaster's state after this period; '' when not given
) STRICT;

CREATE TABLE IF NOT EXISTS transfer (
    id                TEXT    PRIMARY KEY,
    decision_sequence INTEGER NOT NULL REFERENCES decision (sequence),
    ordinal           INTEGER NOT NULL CHECK (ordinal >= 0),
    from_node         TEXT    NOT NULL,
    to_node           TEXT    NOT NULL CHECK (to_node <> from_node),
    units             INTEGER NOT NULL CHECK (units > 0),  -- smallest units of USDC
    departed_nanos    INTEGER NOT NULL,
    arrives_nanos     INTEGER NOT NULL CHECK (arrives_nanos > departed_nanos),
    state             TEXT    NOT NULL CHECK (state IN ('INTENDED', 'SENT', 'ARRIVED', 'REFUSED')),
    changed_nanos     INTEGER NOT NULL,
    reason            TEXT    NOT NULL DEFAULT '',
    UNIQUE (decision_sequence, ordinal)
) STRICT;

CREATE INDEX IF NOT EXISTS transfer_open ON transfer (decision_sequence, ordinal) WHERE state IN ('INTENDED', 'SENT');
