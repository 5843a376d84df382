-- What each decision was made from, so that it can be made again; and what all decisions of the desk share.

CREATE TABLE IF NOT EXISTS evidence (
    sequence INTEGER PRIMARY KEY REFERENCES decision (sequence),
    body     BLOB    NOT NULL  -- canonical JSON; the decision names the digest of each part
) STRICT;

CREATE TABLE IF NOT EXISTS record_head (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    settings TEXT    NOT NULL,  -- the settings file, as text
    observed BLOB    NOT NULL   -- canonical JSON: what was observed just before the first decision
) STRICT;
