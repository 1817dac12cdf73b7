import type { Handlers } from '#core/contract/contract.ts';
import { progressOf } from '../exercises/progress.ts';
import { currentProfile } from '../profiles/current-profile.ts';
import type { Services } from '../services.ts';
import { IncomingFiles } from './incoming-files.ts';
import { summaryOf } from './pack-handlers.ts';

export function intakeHandlers({ database, intake, clock }: Services) {
  const incoming = new IncomingFiles();
  return {
    'pack.send': ({ transfer, bytes }) => incoming.add(transfer, bytes),
    'pack.preview': ({ transfer }) => intake.preview(incoming.take(transfer)),
    'pack.install': async ({ fileHash, accepted }) => {
      const pack = await intake.install(fileHash, accepted);
      return summaryOf(pack, progressOf(database, currentProfile(database, clock).profileId));
    },
    'pack.remove': async ({ packId }) => {
      await intake.remove(packId);
      return null;
    },
  } satisfies Partial<Handlers>;
}
