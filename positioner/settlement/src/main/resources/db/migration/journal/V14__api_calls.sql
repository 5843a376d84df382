-- Writing calls of the API that bear a key: a row before the call does anything, its answer after.

CREATE TABLE IF NOT EXISTS api_call (
    call_key      TEXT    NOT NULL,
    principal     TEXT    NOT NULL,  -- who the call says is speaking; '' where it names nobody
    method        TEXT    NOT NULL,
    path          TEXT    NOT NULL,
    body_digest   TEXT    NOT NULL,  -- SHA-256
    status        INTEGER,           -- of HTTP; NULL until there is an answer
    media_type    TEXT,
    answer        TEXT,
    written_nanos INTEGER NOT NULL,  -- wall clock
    PRIMARY KEY (call_key, principal, method, path)
) STRICT;

CREATE INDEX IF NOT EXISTS api_call_written ON api_call (written_nanos);
