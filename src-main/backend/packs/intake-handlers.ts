import type { Handlers } from '#core/contract/contract.ts';
import { progressOf } from '../exercises/progress.ts';
import { currentProfile } from '../profiles/current-profile.ts';
import type { Services } from '../services.ts';
import { summaryOf } from './pack-handlers.ts';

export function intakeHandlers({ database, inbox, intake, clock }: Services) {
  return {
    'pack.opened': () => inbox.next(),
    'pack.send': ({ transfer, bytes }) => inbox.pieces.add(transfer, bytes),
    'pack.preview': ({ transfer }) => intake.preview(inbox.pieces.take(transfer)),
    'pack.regrade': ({ fileHash }) =>
      intake.regrade(fileHash, currentProfile(database, clock).profileId),
    'pack.install': async ({ fileHash, accepted, countsRegrade = false }) => {
      const { profileId } = currentProfile(database, clock);
      const regradesFor = countsRegrade ? profileId : undefined;
      const pack = await intake.install(fileHash, { accepted, regradesFor });
      return summaryOf(pack, progressOf(database, profileId));
    },
    'pack.remove': ({ packId }) => intake.remove(packId),
  } satisfies Partial<Handlers>;
}
