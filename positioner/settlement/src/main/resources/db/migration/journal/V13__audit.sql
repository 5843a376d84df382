-- One chain over what became of transfers: each row's hash covers the row it tells of and the hash before.

CREATE TABLE IF NOT EXISTS audit (
    seq     INTEGER PRIMARY KEY CHECK (seq > 0),
    kind    TEXT    NOT NULL CHECK (kind IN ('STEP', 'VERDICT', 'ATTESTED', 'POSTING', 'GAS', 'HALT', 'DECIDED')),
    subject TEXT    NOT NULL,  -- the transfer, or a decision's digest; '' where there is none
    number  INTEGER NOT NULL,  -- of the row in its own table
    words   TEXT    NOT NULL,  -- of what has no table of its own
    hash    TEXT    NOT NULL,
    UNIQUE (kind, subject, number)
) STRICT;

-- What was there before the chain: known by number, and not covered. Its hash is what the first row follows on.
CREATE TABLE IF NOT EXISTS audit_before (
    kind    TEXT    NOT NULL,
    subject TEXT    NOT NULL,
    number  INTEGER NOT NULL,  -- up to this one
    PRIMARY KEY (kind, subject)
) STRICT;

INSERT INTO audit_before (kind, subject, number) SELECT 'STEP', transfer, max(number) FROM life_step GROUP BY transfer;
INSERT INTO audit_before (kind, subject, number) SELECT 'VERDICT', transfer, max(number) FROM verdict GROUP BY transfer;
INSERT INTO audit_before (kind, subject, number) SELECT 'ATTESTED', transfer, max(number) FROM attestation GROUP BY transfer;
INSERT INTO audit_before (kind, subject, number) SELECT 'POSTING', '', coalesce(max(number), 0) FROM posting;
INSERT INTO audit_before (kind, subject, number) SELECT 'GAS', '', coalesce(max(number), 0) FROM gas_posting;
INSERT INTO audit_before (kind, subject, number) SELECT 'DECIDED', '', coalesce(max(sequence), -1) FROM decision;
