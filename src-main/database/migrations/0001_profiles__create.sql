-- One row per learner on this machine.
CREATE TABLE profiles (
  profile_id INTEGER PRIMARY KEY,
  name       TEXT    NOT NULL CHECK (length(trim(name)) BETWEEN 1 AND 80),
  created_at INTEGER NOT NULL CHECK (created_at >= 0)                      -- Unix time, ms
) STRICT;
