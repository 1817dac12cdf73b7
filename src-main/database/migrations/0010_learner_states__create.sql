-- Where each learner stood after one of their attempts, so that a start need not replay all of them. It follows from
-- attempts and can be removed at any time; it is used only while every column still fits.
CREATE TABLE learner_states (
  profile_id    INTEGER PRIMARY KEY REFERENCES profiles,
  after_attempt INTEGER NOT NULL REFERENCES attempts,
  attempt_hash  TEXT    NOT NULL CHECK (length(attempt_hash) = 64),       -- of that attempt: another history has another
  made_for      TEXT    NOT NULL,                                         -- its form, time zone, exercises without variants
  state         TEXT    NOT NULL,
  state_hash    TEXT    NOT NULL CHECK (length(state_hash) = 64)          -- SHA-256 of state
) STRICT;
