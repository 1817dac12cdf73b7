import { AppError } from '#core/errors.ts';
import type { JudgedResult } from '#core/results/judged-result.ts';
import type { Core } from '../../core-worker/supervisor.ts';
import type { LibraryPack } from '../packs/pack-library.ts';

/** What was drawn for the learner in each exercise that was answered; what cannot be drawn is left out. */
export async function drawnFor(
  { pack, tasks, answers }: JudgedResult,
  packs: readonly Pick<LibraryPack, 'id' | 'hash'>[],
  core: Core,
): Promise<NonNullable<JudgedResult['drawn']>> {
  const graded = packs.find(({ id }) => id === pack?.id);
  const drawn: Record<string, Awaited<ReturnType<typeof drawOne>>> = {};
  if (!graded) return drawn;
  for (const { exerciseId } of tasks) {
    const answer = answers.find((one) => one.exerciseId === exerciseId && !isStray(one));
    if (answer) drawn[exerciseId] = await drawOne(core, graded.hash, exerciseId, answer.seed);
  }
  return drawn;
}

const isStray = ({ leftOut }: JudgedResult['answers'][number]): boolean => leftOut === 'other-seed';

async function drawOne(core: Core, key: string, exerciseId: string, seed: number) {
  try {
    return await core.call('drawn', { key, exerciseId, seed });
  } catch (thrown) {
    if (thrown instanceof AppError) return {};
    throw thrown;
  }
}
