-- Hints and solutions that a learner asked for, each once per variant. Rows are only added.
CREATE TABLE reveals (
  reveal_id   INTEGER PRIMARY KEY,
  profile_id  INTEGER NOT NULL REFERENCES profiles,
  pack_id     TEXT    NOT NULL CHECK (pack_id <> ''),
  exercise_id TEXT    NOT NULL CHECK (exercise_id <> ''),
  seed        INTEGER NOT NULL CHECK (seed BETWEEN 0 AND 2147483647),
  kind        TEXT    NOT NULL CHECK (kind IN ('hint', 'solution')),
  number      INTEGER NOT NULL CHECK (number >= 0),                       -- of the hint, from 0; a solution has 0
  revealed_at INTEGER NOT NULL CHECK (revealed_at >= 0),                  -- Unix time, ms
  CHECK (kind = 'hint' OR number = 0)
) STRICT;

CREATE UNIQUE INDEX reveals__variant ON reveals (profile_id, pack_id, exercise_id, seed, kind, number);

CREATE TRIGGER reveals__no_update BEFORE UPDATE ON reveals
BEGIN SELECT raise(ABORT, 'reveals are never changed'); END;

CREATE TRIGGER reveals__no_delete BEFORE DELETE ON reveals
BEGIN SELECT raise(ABORT, 'reveals are never removed'); END;
