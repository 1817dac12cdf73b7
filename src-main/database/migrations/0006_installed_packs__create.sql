-- Packs that were taken in from files. Each lies in the data folder as packs/<file_hash>.chainpack.
CREATE TABLE installed_packs (
  pack_id      TEXT    PRIMARY KEY CHECK (pack_id <> ''),
  version      TEXT    NOT NULL CHECK (version <> ''),
  file_hash    TEXT    NOT NULL CHECK (length(file_hash) = 64),           -- SHA-256 of the file
  content_hash TEXT    NOT NULL CHECK (length(content_hash) = 64),        -- as attempts name it
  installed_at INTEGER NOT NULL CHECK (installed_at >= 0)                 -- Unix time, ms
) STRICT;

-- Whose packs were taken in: the key accepted last is the one expected next. Rows stay when a pack is removed.
CREATE TABLE pack_keys (
  pack_id         TEXT    NOT NULL CHECK (pack_id <> ''),
  public_key      TEXT    NOT NULL,                                       -- base64; '' for packs without signature
  highest_version TEXT    NOT NULL CHECK (highest_version <> ''),
  accepted_at     INTEGER NOT NULL CHECK (accepted_at >= 0),              -- Unix time, ms
  PRIMARY KEY (pack_id, public_key)
) STRICT;
