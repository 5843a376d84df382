-- What the signer ever signed: it outlives the journal, and refuses a second leg in a slot when that was lost.
CREATE TABLE signed_slot (
  chain_id INTEGER NOT NULL,
  sender TEXT NOT NULL,
  nonce INTEGER NOT NULL CHECK (nonce >= 0),
  transfer_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  leg INTEGER NOT NULL,
  PRIMARY KEY (chain_id, sender, nonce)
) STRICT, WITHOUT ROWID;

CREATE TABLE signed_attempt (
  hash TEXT PRIMARY KEY,
  chain_id INTEGER NOT NULL,
  sender TEXT NOT NULL,
  nonce INTEGER NOT NULL,
  noop INTEGER NOT NULL,
  max_wei INTEGER NOT NULL,
  tip_wei INTEGER NOT NULL,
  raw TEXT NOT NULL,
  FOREIGN KEY (chain_id, sender, nonce) REFERENCES signed_slot
) STRICT, WITHOUT ROWID;

CREATE INDEX signed_attempt_slot ON signed_attempt (chain_id, sender, nonce);

-- The newest lease that ever asked.
CREATE TABLE newest_fence (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  fence INTEGER NOT NULL
);

INSERT INTO newest_fence VALUES (1, 0);
