-- The order of what was typed and what was answered, whatever the clock said.
ALTER TABLE drafts ADD COLUMN sequence INTEGER NOT NULL DEFAULT 0 CHECK (sequence >= 0);            -- counts up with every save of the same learner
ALTER TABLE drafts ADD COLUMN after_attempt INTEGER NOT NULL DEFAULT 0 CHECK (after_attempt >= 0);  -- the last attempt when it was saved; 0 when there was none

-- Of drafts from before, the times are all there is.
UPDATE drafts SET
  sequence = (
    SELECT count(*) FROM drafts AS other
    WHERE other.profile_id = drafts.profile_id AND other.saved_at <= drafts.saved_at),
  after_attempt = (
    SELECT coalesce(max(attempt_id), 0) FROM attempts
    WHERE attempts.profile_id = drafts.profile_id AND attempted_at <= drafts.saved_at);
