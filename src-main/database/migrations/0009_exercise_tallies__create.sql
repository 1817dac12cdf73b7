-- Attempts of each learner at each exercise in a few numbers. All of it follows from attempts; pages need it at once.
CREATE TABLE exercise_tallies (
  profile_id   INTEGER NOT NULL REFERENCES profiles,
  pack_id      TEXT    NOT NULL CHECK (pack_id <> ''),
  exercise_id  TEXT    NOT NULL CHECK (exercise_id <> ''),
  attempts     INTEGER NOT NULL CHECK (attempts > 0),
  best_score   REAL    NOT NULL CHECK (best_score BETWEEN 0 AND 1),
  is_solved    INTEGER NOT NULL CHECK (is_solved IN (0, 1)),
  last_attempt INTEGER NOT NULL REFERENCES attempts,
  PRIMARY KEY (profile_id, pack_id, exercise_id)
) STRICT, WITHOUT ROWID;

INSERT INTO exercise_tallies
SELECT profile_id, pack_id, exercise_id, count(*), max(score), max(status = 'correct'), max(attempt_id)
FROM attempts GROUP BY profile_id, pack_id, exercise_id;

CREATE TRIGGER attempts__tally AFTER INSERT ON attempts
BEGIN
  INSERT INTO exercise_tallies
  VALUES (NEW.profile_id, NEW.pack_id, NEW.exercise_id, 1, NEW.score, NEW.status = 'correct', NEW.attempt_id)
  ON CONFLICT DO UPDATE SET
    attempts = attempts + 1,
    best_score = max(best_score, excluded.best_score),
    is_solved = max(is_solved, excluded.is_solved),
    last_attempt = excluded.last_attempt;
END;
