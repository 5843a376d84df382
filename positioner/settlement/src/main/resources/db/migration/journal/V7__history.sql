-- Every state a transfer was in, and what persons decided about it.

CREATE TABLE IF NOT EXISTS life_step (
    transfer TEXT    NOT NULL REFERENCES life (id),
    number   INTEGER NOT NULL,
    state    TEXT    NOT NULL,
    at_nanos INTEGER NOT NULL,  -- desk time
    leg      TEXT    NOT NULL,
    leg_no   INTEGER NOT NULL,
    reason   TEXT    NOT NULL,
    proof    TEXT    NOT NULL,  -- what it rests on: a block, a message, a credit; '' where on nothing of outside
    PRIMARY KEY (transfer, number)
) STRICT;

CREATE TABLE IF NOT EXISTS verdict (
    transfer    TEXT    NOT NULL REFERENCES life (id),
    number      INTEGER NOT NULL,
    kind        TEXT    NOT NULL,
    person      TEXT    NOT NULL CHECK (person <> ''),
    why         TEXT    NOT NULL CHECK (why <> ''),
    said_nanos  INTEGER NOT NULL,  -- wall clock
    since_nanos INTEGER NOT NULL,  -- of the state it was said about: a later state needs new words
    PRIMARY KEY (transfer, number)
) STRICT;
