-- Exercises that a learner takes one after another: a placement test, or a drill on one mistake. What became of each
-- follows from the first attempt at its variant.
CREATE TABLE series (
  series_id  INTEGER PRIMARY KEY,
  profile_id INTEGER NOT NULL REFERENCES profiles,
  kind       TEXT    NOT NULL CHECK (kind IN ('placement', 'drill')),
  subject    TEXT    NOT NULL,                                             -- the mistake of a drill, else ''
  steps      TEXT    NOT NULL CHECK (json_valid(steps)),                   -- pack, exercise, seed and topic of each
  started_at INTEGER NOT NULL CHECK (started_at >= 0),                     -- Unix time, ms
  is_over    INTEGER NOT NULL CHECK (is_over IN (0, 1))
) STRICT;

-- The last one of a learner.
CREATE INDEX series__profile_id ON series (profile_id);
