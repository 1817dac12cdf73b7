import type { Connection } from './connection.ts';

/** A pack that was taken in. */
export interface InstalledPack {
  packId: string;
  version: string;
  /** SHA-256 of its file, which names it. */
  fileHash: string;
  contentHash: string;
  /** Unix time, ms. */
  installedAt: number;
}

/** The packs that were taken in, one row each. */
export function installedPacksTable(connection: Connection) {
  const write = connection.prepare<[InstalledPack]>(
    `INSERT INTO installed_packs (pack_id, version, file_hash, content_hash, installed_at)
     VALUES ($packId, $version, $fileHash, $contentHash, $installedAt)
     ON CONFLICT DO UPDATE SET version = excluded.version, file_hash = excluded.file_hash,
       content_hash = excluded.content_hash, installed_at = excluded.installed_at`,
  );
  const all = connection.prepare<[], InstalledPack>(
    `SELECT pack_id AS packId, version, file_hash AS fileHash, content_hash AS contentHash,
       installed_at AS installedAt
     FROM installed_packs ORDER BY pack_id`,
  );
  const remove = connection.prepare<[string]>('DELETE FROM installed_packs WHERE pack_id = ?');
  return {
    all: (): InstalledPack[] => all.all(),
    /** In place of the pack with the same id. Call inside a transaction. */
    put: (pack: InstalledPack): void => void write.run(pack),
    /** Call inside a transaction. */
    remove: (packId: string): void => void remove.run(packId),
  };
}
