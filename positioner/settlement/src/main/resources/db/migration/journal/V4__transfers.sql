-- What the courier of transfers knows. Every row is written before the act it tells of.

CREATE TABLE IF NOT EXISTS desk (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    fence INTEGER NOT NULL,            -- of the newest lease; goes with every commit and every signature
    halt  TEXT    NOT NULL DEFAULT ''  -- why nothing new may be begun; '' while it may
) STRICT;

CREATE TABLE IF NOT EXISTS lane (
    chain_id INTEGER NOT NULL CHECK (chain_id > 0),
    sender   TEXT    NOT NULL,
    base     INTEGER NOT NULL CHECK (base >= 0),  -- the lowest nonce whose end is not written down
    halt     TEXT    NOT NULL DEFAULT '',
    PRIMARY KEY (chain_id, sender)
) STRICT;

CREATE TABLE IF NOT EXISTS life (
    id        TEXT PRIMARY KEY,
    state     TEXT NOT NULL,
    ended     INTEGER NOT NULL CHECK (ended IN (0, 1)),
    credit_id TEXT UNIQUE,             -- the venue's own: a credit closes one transfer
    message   TEXT UNIQUE,             -- the bridge's own
    number    INTEGER NOT NULL UNIQUE, -- order of planning
    body      TEXT NOT NULL            -- JSON
) STRICT;

CREATE INDEX IF NOT EXISTS life_open ON life (number) WHERE ended = 0;

CREATE TABLE IF NOT EXISTS slot (
    chain_id   INTEGER NOT NULL,
    sender     TEXT    NOT NULL,
    nonce      INTEGER NOT NULL CHECK (nonce >= 0),
    transfer   TEXT    NOT NULL REFERENCES life (id),
    leg        TEXT    NOT NULL CHECK (leg IN ('SOURCE', 'CLAIM', 'DEPOSIT', 'REVERSE')),
    leg_no     INTEGER NOT NULL,
    sign_asked INTEGER NOT NULL CHECK (sign_asked IN (0, 1)),
    ended      TEXT    NOT NULL CHECK (ended IN ('OPEN', 'OURS', 'NOOP', 'FOREIGN')),
    PRIMARY KEY (chain_id, sender, nonce),
    UNIQUE (transfer, leg, leg_no),
    FOREIGN KEY (chain_id, sender) REFERENCES lane (chain_id, sender)
) STRICT;

CREATE TABLE IF NOT EXISTS attempt (
    hash       TEXT    PRIMARY KEY,
    chain_id   INTEGER NOT NULL,
    sender     TEXT    NOT NULL,
    nonce      INTEGER NOT NULL,
    place      INTEGER NOT NULL,       -- among the attempts of the slot, from 0
    noop       INTEGER NOT NULL CHECK (noop IN (0, 1)),
    max_wei    INTEGER NOT NULL,
    tip_wei    INTEGER NOT NULL,
    raw        TEXT    NOT NULL CHECK (raw <> ''),
    send_began INTEGER NOT NULL CHECK (send_began IN (0, 1)),
    UNIQUE (chain_id, sender, nonce, place),
    FOREIGN KEY (chain_id, sender, nonce) REFERENCES slot (chain_id, sender, nonce)
) STRICT;

CREATE TABLE IF NOT EXISTS posting (
    number   INTEGER PRIMARY KEY,
    transfer TEXT    NOT NULL,
    kind     TEXT    NOT NULL CHECK (kind IN ('Opening', 'Reserve', 'Post', 'Void', 'Arrive', 'WriteOff', 'Surplus')),
    node     TEXT    NOT NULL,
    units    INTEGER NOT NULL CHECK (units >= 0),
    UNIQUE (transfer, kind)
) STRICT;
