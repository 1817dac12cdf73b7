-- One row per answer that counted. Rows are never changed or removed, so the history can be replayed:
-- each holds the hash of the same learner's row before it.
CREATE TABLE attempts (
  attempt_id    INTEGER PRIMARY KEY,
  profile_id    INTEGER NOT NULL REFERENCES profiles,
  pack_id       TEXT    NOT NULL CHECK (pack_id <> ''),
  pack_hash     TEXT    NOT NULL CHECK (length(pack_hash) = 64),
  exercise_id   TEXT    NOT NULL CHECK (exercise_id <> ''),
  seed          INTEGER NOT NULL CHECK (seed BETWEEN 0 AND 2147483647),
  answers       TEXT    NOT NULL CHECK (json_valid(answers)),
  verdict       TEXT    NOT NULL CHECK (json_valid(verdict)),
  status        TEXT    NOT NULL CHECK (status IN ('correct', 'partly', 'wrong', 'right-in-another-convention')),
  score         REAL    NOT NULL CHECK (score BETWEEN 0 AND 1),
  hints_seen    INTEGER NOT NULL CHECK (hints_seen >= 0),
  solution_seen INTEGER NOT NULL CHECK (solution_seen IN (0, 1)),
  attempted_at  INTEGER NOT NULL CHECK (attempted_at >= 0),               -- Unix time, ms
  previous_hash TEXT    NOT NULL CHECK (length(previous_hash) = 64),
  hash          TEXT    NOT NULL CHECK (length(hash) = 64)                -- SHA-256 of the row
) STRICT;

-- Tries on a variant, the last of them, and sums by exercise.
CREATE INDEX attempts__variant ON attempts (profile_id, pack_id, exercise_id, seed);
-- The end of a learner's chain.
CREATE INDEX attempts__profile_id ON attempts (profile_id);

CREATE TRIGGER attempts__no_update BEFORE UPDATE ON attempts
BEGIN SELECT raise(ABORT, 'attempts are never changed'); END;

CREATE TRIGGER attempts__no_delete BEFORE DELETE ON attempts
BEGIN SELECT raise(ABORT, 'attempts are never removed'); END;

-- Keeps INSERT OR REPLACE from putting a row in another's place.
CREATE TRIGGER attempts__at_the_end BEFORE INSERT ON attempts
WHEN NEW.attempt_id <= (SELECT coalesce(max(attempt_id), 0) FROM attempts)
BEGIN SELECT raise(ABORT, 'attempts are only added at the end'); END;
