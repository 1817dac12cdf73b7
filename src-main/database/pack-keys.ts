import { compareVersions } from '#core/pack/versions.ts';
import type { Connection } from './connection.ts';

/** A key that signed packs of one id; the empty key stands for packs without a signature. */
export interface PackKey {
  publicKey: string;
  highestVersion: string;
}

/** Whose packs were taken in, and how far each key had come. */
export function packKeysTable(connection: Connection) {
  const write = connection.prepare<[PackKey & { packId: string; at: number }]>(
    `INSERT INTO pack_keys (pack_id, public_key, highest_version, accepted_at)
     VALUES ($packId, $publicKey, $highestVersion, $at)
     ON CONFLICT DO UPDATE SET highest_version = excluded.highest_version, accepted_at = excluded.accepted_at`,
  );
  const read = connection.prepare<[string], PackKey>(
    `SELECT public_key AS publicKey, highest_version AS highestVersion
     FROM pack_keys WHERE pack_id = ? ORDER BY accepted_at DESC, rowid DESC`,
  );
  return {
    /** The keys of a pack, the one accepted last first. */
    of: (packId: string): PackKey[] => read.all(packId),
    /** Remembers that a version under this key was accepted. Call inside a transaction. */
    accept(packId: string, publicKey: string, version: string, at: number): void {
      const known = read.all(packId).find((key) => key.publicKey === publicKey);
      const highest = known?.highestVersion ?? version;
      const highestVersion = compareVersions(version, highest) > 0 ? version : highest;
      write.run({ packId, publicKey, highestVersion, at });
    },
  };
}
