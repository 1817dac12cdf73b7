import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Handlers } from '#core/contract/contract.ts';
import { EXPORT_PIECE } from '#core/contract/learner.ts';
import { AppError } from '#core/errors.ts';
import { currentProfile } from '../profiles/current-profile.ts';
import type { Services } from '../services.ts';
import { makeExport } from './make-export.ts';

export function exportHandlers({ database, clock, app }: Services) {
  const folder = join(app.dataDir, 'exports');
  let last: string | undefined;
  return {
    'export.make': async ({ kind }) => {
      const { profileId } = currentProfile(database, clock);
      const made = await makeExport(kind, folder, { database, profileId, at: clock() });
      last = made.name;
      return made;
    },
    'export.piece': ({ name, offset }) => {
      // No path follows from what a window says: only the file that was written last is read.
      if (name !== last)
        throw new AppError('export', 'This file is no longer there. Export it anew.');
      const bytes = Buffer.alloc(EXPORT_PIECE);
      const descriptor = openSync(join(folder, last), 'r');
      try {
        const count = readSync(descriptor, bytes, 0, EXPORT_PIECE, offset);
        return new Uint8Array(bytes.subarray(0, count));
      } finally {
        closeSync(descriptor);
      }
    },
  } satisfies Partial<Handlers>;
}
