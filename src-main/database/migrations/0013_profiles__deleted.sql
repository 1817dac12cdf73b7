-- A learner who was deleted is hidden, and can be brought back.
ALTER TABLE profiles ADD COLUMN deleted_at INTEGER CHECK (deleted_at >= 0);  -- Unix time, ms; NULL while here
