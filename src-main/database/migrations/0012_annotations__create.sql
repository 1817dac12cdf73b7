-- What a learner wrote beside an exercise, and whether it is bookmarked.
CREATE TABLE annotations (
  profile_id    INTEGER NOT NULL REFERENCES profiles,
  pack_id       TEXT    NOT NULL CHECK (pack_id <> ''),
  exercise_id   TEXT    NOT NULL CHECK (exercise_id <> ''),
  note          TEXT    NOT NULL,                                          -- Markdown with formulas; '' for none
  is_bookmarked INTEGER NOT NULL CHECK (is_bookmarked IN (0, 1)),
  changed_at    INTEGER NOT NULL CHECK (changed_at >= 0),                  -- Unix time, ms
  PRIMARY KEY (profile_id, pack_id, exercise_id)
) STRICT, WITHOUT ROWID;
