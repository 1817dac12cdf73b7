-- Runs of labs. What a run computes follows from (lab_id, lab_version, settings, seed); the blobs spare computing it again.
CREATE TABLE lab_runs (
  lab_run_id  INTEGER PRIMARY KEY,
  profile_id  INTEGER NOT NULL REFERENCES profiles,
  lab_id      TEXT    NOT NULL CHECK (lab_id <> ''),
  lab_version INTEGER NOT NULL CHECK (lab_version >= 1),
  settings    TEXT    NOT NULL CHECK (json_valid(settings)),              -- all of them, {"rate": 0.1, …}
  seed        INTEGER NOT NULL CHECK (seed >= 0),
  forked_from TEXT             CHECK (json_valid(forked_from)),           -- {"runId", "step", "settings"}: the run before
  prediction  TEXT             CHECK (json_valid(prediction)),            -- what the learner said before, a list of whole numbers
  status      TEXT    NOT NULL CHECK (status IN ('going', 'paused', 'ended', 'broken', 'cancelled')),
  step        INTEGER NOT NULL CHECK (step >= 0),                         -- steps done
  length      INTEGER NOT NULL CHECK (length >= 1),                       -- steps in all
  took_ms     INTEGER NOT NULL CHECK (took_ms >= 0),                      -- time at work, without pauses
  state       BLOB,                                                       -- all that is needed to go on at step
  curves      BLOB,                                                       -- every point up to step
  outcome     TEXT             CHECK (json_valid(outcome)),               -- {"measures", "digest", "score"} or {"fault"}
  started_at  INTEGER NOT NULL CHECK (started_at >= 0)                    -- Unix time, ms
) STRICT;
CREATE INDEX lab_runs__profile_id__lab_id ON lab_runs (profile_id, lab_id);

-- States of a run that one can go back to, spread over its steps.
CREATE TABLE lab_states (
  lab_run_id INTEGER NOT NULL REFERENCES lab_runs ON DELETE CASCADE,
  step       INTEGER NOT NULL CHECK (step >= 0),
  state      BLOB    NOT NULL,
  PRIMARY KEY (lab_run_id, step)
) STRICT;
