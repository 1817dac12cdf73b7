import type { Handlers } from '#core/contract/contract.ts';
import type { Profile } from '#core/contract/pages.ts';
import { progressOf } from '../exercises/progress.ts';
import { currentProfile } from '../profiles/current-profile.ts';
import type { Services } from '../services.ts';
import { summaryOf } from './pack-handlers.ts';

export function intakeHandlers({ database, inbox, intake, clock }: Services) {
  return {
    'pack.opened': () => inbox.next(),
    'pack.send': ({ transfer, bytes }) => inbox.pieces.add(transfer, bytes),
    'pack.preview': ({ transfer }) => intake.preview(inbox.pieces.take(transfer)),
    'pack.regrade': ({ fileHash }) => {
      const current = currentProfile(database, clock);
      const isOther = ({ profileId }: Profile) => profileId !== current.profileId;
      return intake.regrade(fileHash, [current, ...database.profiles.list().filter(isOther)]);
    },
    'pack.install': async ({ fileHash, accepted, countsRegradeFor }) => {
      const pack = await intake.install(fileHash, { accepted, regradesFor: countsRegradeFor });
      const { profileId } = currentProfile(database, clock);
      return summaryOf(pack, progressOf(database, profileId));
    },
    'pack.remove': ({ packId }) => intake.remove(packId),
  } satisfies Partial<Handlers>;
}
