-- The first decision of each number that was signed for: no other of that number ever is.
CREATE TABLE signed_decision (
  sequence INTEGER PRIMARY KEY CHECK (sequence >= 0),
  digest TEXT NOT NULL
) STRICT;
