import type { Handlers } from '#core/contract/contract.ts';
import { IncomingFiles } from '../packs/incoming-files.ts';
import type { Services } from '../services.ts';

/** As large as the pictures of MNIST, not packed. Units: bytes. */
const LARGEST = 64_000_000;
/** How long the largest ones may take to be read on a slow machine. Units: ms. */
const PATIENCE_MS = 120_000;

/** The learner's own pictures: sent piece by piece, read apart from everything else, kept for runs. */
export function imageHandlers({ labs: board }: Pick<Services, 'labs'>) {
  const incoming = new IncomingFiles({
    most: LARGEST,
    refusal: 'This file is too large: at most 64 MB are read. Take fewer pictures.',
  });
  return {
    'lab.send': ({ transfer, bytes }) => incoming.add(transfer, bytes),
    'lab.takeImages': async ({ name, files, pictures }) => {
      const whole = files.map((file) => ({ name: file.name, bytes: incoming.take(file.transfer) }));
      const input = { name, files: whole, pictures };
      const kept = await board.desk.call('readImages', input, PATIENCE_MS);
      board.images.put(kept);
      return kept.facts;
    },
    'lab.images': () => board.images.list(),
    'lab.dropImages': ({ digest }) => {
      board.images.drop(digest);
      return null;
    },
  } satisfies Partial<Handlers>;
}
