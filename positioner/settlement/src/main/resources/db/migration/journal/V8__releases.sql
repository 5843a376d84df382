-- What attestors released for a transfer, as it will be called. Written before the transfer may begin.

CREATE TABLE IF NOT EXISTS release_call (
    transfer TEXT    PRIMARY KEY,
    contract TEXT    NOT NULL,
    calldata TEXT    NOT NULL,
    gas      INTEGER NOT NULL CHECK (gas > 0)
) STRICT;
