-- What an answer counts as since a later version of its pack judged it and the learner took that over. The newest row of
-- an attempt counts; attempts themselves are never changed, and neither are these.
CREATE TABLE regrades (
  regrade_id  INTEGER PRIMARY KEY,
  attempt_id  INTEGER NOT NULL REFERENCES attempts,
  pack_hash   TEXT    NOT NULL CHECK (length(pack_hash) = 64),            -- the content that judged it
  verdict     TEXT    NOT NULL CHECK (json_valid(verdict)),
  status      TEXT    NOT NULL CHECK (status IN ('correct', 'partly', 'wrong', 'right-in-another-convention')),
  score       REAL    NOT NULL CHECK (score BETWEEN 0 AND 1),
  regraded_at INTEGER NOT NULL CHECK (regraded_at >= 0)                   -- Unix time, ms
) STRICT;

CREATE INDEX regrades__attempt_id ON regrades (attempt_id);

CREATE TRIGGER regrades__no_update BEFORE UPDATE ON regrades
BEGIN SELECT raise(ABORT, 'regrades are never changed'); END;

CREATE TRIGGER regrades__no_delete BEFORE DELETE ON regrades
BEGIN SELECT raise(ABORT, 'regrades are never removed'); END;

-- Attempts as they count now.
CREATE VIEW counted_attempts AS
SELECT
  attempts.attempt_id, profile_id, pack_id, exercise_id, seed, answers,
  coalesce(newest.verdict, attempts.verdict) AS verdict,
  coalesce(newest.status, attempts.status) AS status,
  coalesce(newest.score, attempts.score) AS score,
  hints_seen, solution_seen, attempted_at
FROM attempts LEFT JOIN regrades AS newest ON newest.regrade_id = (
  SELECT max(regrade_id) FROM regrades WHERE regrades.attempt_id = attempts.attempt_id
);

CREATE TRIGGER regrades__tally AFTER INSERT ON regrades
BEGIN
  UPDATE exercise_tallies SET (best_score, is_solved) = (
    SELECT max(score), max(status = 'correct') FROM counted_attempts AS counted
    WHERE counted.profile_id = exercise_tallies.profile_id
      AND counted.pack_id = exercise_tallies.pack_id
      AND counted.exercise_id = exercise_tallies.exercise_id
  )
  WHERE (profile_id, pack_id, exercise_id) = (
    SELECT profile_id, pack_id, exercise_id FROM attempts WHERE attempt_id = NEW.attempt_id
  );
END;
