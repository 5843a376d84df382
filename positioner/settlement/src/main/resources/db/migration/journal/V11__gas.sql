-- Gas of the desk's senders, in base units of each chain's own asset: 18 decimals do not fit into 64 bits.

CREATE TABLE IF NOT EXISTS gas_posting (
    number   INTEGER PRIMARY KEY,
    name     TEXT    NOT NULL,             -- the slot that burnt it, or which filling of a purse it is
    kind     TEXT    NOT NULL CHECK (kind IN ('Gas', 'Fuel')),
    chain_id INTEGER NOT NULL,
    sender   TEXT    NOT NULL,
    place    INTEGER NOT NULL,             -- nonce, or number of the filling
    wei      TEXT    NOT NULL,
    UNIQUE (name, kind)
) STRICT;
