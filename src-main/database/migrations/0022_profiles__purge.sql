-- A deleted learner can be brought back for some days on which the app is used; then all that is theirs is removed, and
-- the row that is left says so. Days of use are counted, so that a clock that is set removes nobody.
ALTER TABLE profiles ADD COLUMN grace_days INTEGER CHECK (grace_days >= 0);  -- days of use that are left; NULL while here
ALTER TABLE profiles ADD COLUMN purged_at  INTEGER CHECK (purged_at >= 0);   -- Unix time, ms; NULL before
UPDATE profiles SET grace_days = 30 WHERE deleted_at IS NOT NULL;

-- Whether a tally refers to an answer that goes.
CREATE INDEX exercise_tallies__last_attempt ON exercise_tallies (last_attempt);

DROP TRIGGER attempts__no_delete;
CREATE TRIGGER attempts__no_delete BEFORE DELETE ON attempts
WHEN (SELECT deleted_at FROM profiles WHERE profiles.profile_id = OLD.profile_id) IS NULL
BEGIN SELECT raise(ABORT, 'attempts are never removed'); END;

DROP TRIGGER reveals__no_delete;
CREATE TRIGGER reveals__no_delete BEFORE DELETE ON reveals
WHEN (SELECT deleted_at FROM profiles WHERE profiles.profile_id = OLD.profile_id) IS NULL
BEGIN SELECT raise(ABORT, 'reveals are never removed'); END;

DROP TRIGGER regrades__no_delete;
CREATE TRIGGER regrades__no_delete BEFORE DELETE ON regrades
WHEN (
  SELECT deleted_at FROM profiles JOIN attempts USING (profile_id) WHERE attempts.attempt_id = OLD.attempt_id
) IS NULL
BEGIN SELECT raise(ABORT, 'regrades are never removed'); END;
