-- What a learner brought along to a run beside numbers: {"images": {"digest", "name", …}}; NULL where nothing.
ALTER TABLE lab_runs ADD COLUMN own TEXT CHECK (json_valid(own));

-- A run that was removed is hidden for a while, and can be brought back.
ALTER TABLE lab_runs ADD COLUMN removed_at INTEGER CHECK (removed_at >= 0);  -- Unix time, ms; NULL while here
