-- What a learner typed last on a variant, checked or not.
CREATE TABLE drafts (
  profile_id  INTEGER NOT NULL REFERENCES profiles,
  pack_id     TEXT    NOT NULL CHECK (pack_id <> ''),
  exercise_id TEXT    NOT NULL CHECK (exercise_id <> ''),
  seed        INTEGER NOT NULL CHECK (seed BETWEEN 0 AND 2147483647),
  answers     TEXT    NOT NULL CHECK (json_valid(answers)),
  saved_at    INTEGER NOT NULL CHECK (saved_at >= 0),                     -- Unix time, ms
  PRIMARY KEY (profile_id, pack_id, exercise_id, seed)
) STRICT, WITHOUT ROWID;
