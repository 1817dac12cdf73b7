import { isDeepStrictEqual } from 'node:util';
import type { AnswerInput, CheckResult, Handlers } from '#core/contract/contract.ts';
import type { Verdict } from '#core/exercise/verdict.ts';
import { AppError } from '#core/errors.ts';
import { plainData } from '#core/exercise/language/marks.ts';
import { currentProfile } from '../profiles/current-profile.ts';
import type { Services } from '../services.ts';

/**
 * Grades answers and records them when they count. They are kept as a draft first, so that nothing
 * is lost when the core hangs; the result comes when the attempt is on the disk, or waits for it in
 * memory because nothing can be written.
 */
async function checkAnswers(services: Services, input: AnswerInput): Promise<CheckResult> {
  const { database, library, core, clock, unsaved } = services;
  const { answers, packId, exerciseId, seed } = input;
  const { pack } = (await library()).exercise(packId, exerciseId);
  const { profileId } = currentProfile(database, clock);
  const variant = { profileId, packId, exerciseId, seed };
  unsaved.saveDraft(variant, answers, clock());

  const verdict = await core
    .call('grade', { key: pack.hash, exerciseId, seed, answers })
    .catch(tellThatDraftIsKept);
  // Checking once more what was checked last is no other try.
  const selfMarked = verdict.parts.filter((part) => part.isSelfMarked).map(({ part }) => part);
  const waiting = unsaved.attemptsOn(variant).at(-1);
  const isRepeat = waiting
    ? waiting.packHash === pack.hash && isDeepStrictEqual(waiting.answers, answers)
    : database.attempts.isRepeat(variant, pack.hash, answers, selfMarked);
  if (verdict.countsAsTry && !isRepeat) {
    const { hints, solution } = database.reveals.on(variant);
    unsaved.saveAttempt({
      ...variant,
      packHash: pack.hash,
      answers,
      verdict: plainData(verdict),
      hintsSeen: hints.length,
      solutionSeen: solution,
      at: clock(),
    });
  }
  const tries = database.attempts.countOn(variant) + unsaved.attemptsOn(variant).length;
  return { verdict, tries };
}

function tellThatDraftIsKept(thrown: unknown): Verdict {
  if (!(thrown instanceof AppError) || !thrown.code.startsWith('core-')) throw thrown;
  const said = thrown.message.replace(/\.$/, '');
  throw new AppError(thrown.code, `${said}; your answer is kept as a draft.`);
}

export function attemptHandlers(services: Services) {
  return {
    'exercise.check': (input) => checkAnswers(services, input),
  } satisfies Partial<Handlers>;
}
