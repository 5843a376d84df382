-- What decisions want moved on chains: written in the transaction of the decision, planned afterwards, each once.

CREATE TABLE IF NOT EXISTS intent (
    transfer          TEXT    PRIMARY KEY,
    decision_sequence INTEGER NOT NULL REFERENCES decision (sequence),
    move              INTEGER NOT NULL CHECK (move >= 0),
    from_node         TEXT    NOT NULL,
    to_node           TEXT    NOT NULL,
    units             INTEGER NOT NULL CHECK (units > 0),
    made_nanos        INTEGER NOT NULL,  -- wall clock: what is not begun in time is not begun
    UNIQUE (decision_sequence, move)
) STRICT;

-- What attestors said about transfers, each time they were asked.
CREATE TABLE IF NOT EXISTS attestation (
    transfer   TEXT    NOT NULL,
    number     INTEGER NOT NULL,
    attestor   TEXT    NOT NULL,
    signed     INTEGER NOT NULL CHECK (signed IN (0, 1)),
    words      TEXT    NOT NULL,
    said_nanos INTEGER NOT NULL,  -- wall clock
    PRIMARY KEY (transfer, number)
) STRICT;
