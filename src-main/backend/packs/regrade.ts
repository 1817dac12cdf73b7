import type { QuestionChange, RegradeChange, RegradeDiff } from '#core/contract/intake.ts';
import { AppError } from '#core/errors.ts';
import type { Answers } from '#core/exercise/answers.ts';
import { plainData } from '#core/exercise/language/marks.ts';
import { partName } from '#core/exercise/part-name.ts';
import type { Problem } from '#core/exercise/problem.ts';
import type { Verdict } from '#core/exercise/verdict.ts';
import type { Core } from '../../core-worker/supervisor.ts';
import type { PastAnswer } from '../../database/past-answers.ts';

/** Two versions of a pack that are loaded: the learner's, where it is here, and the new one. */
export interface Versions {
  old: { core: Core; hash: string } | undefined;
  next: { core: Core; hash: string };
  /** Titles in the new version, by id. */
  titles: ReadonlyMap<string, string>;
}

/** What grading past answers once more brought to light. */
export interface Regrading {
  diff: Pick<RegradeDiff, 'answers' | 'graded' | 'changes'>;
  /** The verdicts of the new version where they differ. */
  regraded: { attemptId: number; verdict: Verdict }[];
}

/**
 * Grades past answers once more, by the new version with the same numbers. An answer that the new version cannot draw
 * or read keeps its mark; what is left when there is no time any more is counted, not graded.
 */
export async function regrade(
  answers: readonly PastAnswer[],
  versions: Versions,
  hasTime: () => boolean,
): Promise<Regrading> {
  const regraded: Regrading['regraded'] = [];
  const changes: RegradeChange[] = [];
  let graded = 0;
  for (const answer of answers) {
    if (!hasTime()) break;
    graded++;
    const verdict = await gradeAgain(answer, versions.next);
    if (!verdict?.countsAsTry || isSame(answer, verdict)) continue;
    regraded.push({ attemptId: answer.attemptId, verdict });
    changes.push(await changeOf(answer, verdict, versions));
  }
  return { diff: { answers: answers.length, graded, changes }, regraded };
}

async function gradeAgain(
  { exerciseId, seed, answers }: PastAnswer,
  { core, hash }: Versions['next'],
): Promise<Verdict | undefined> {
  const given = JSON.parse(answers) as Answers;
  return unlessRefused(async () => {
    return plainData(await core.call('grade', { key: hash, exerciseId, seed, answers: given }));
  });
}

const isSame = (answer: PastAnswer, verdict: Verdict): boolean =>
  answer.status === verdict.status && Math.abs(answer.score - verdict.score) < 1e-9;

async function changeOf(
  answer: PastAnswer,
  verdict: Verdict,
  versions: Versions,
): Promise<RegradeChange> {
  const { attemptId, exerciseId, seed, at, status, score } = answer;
  const before = (JSON.parse(answer.verdict) as Verdict).parts;
  const parts = verdict.parts.flatMap(({ part, status: after, message }, index) => {
    const old = before.find((one) => one.part === part)?.status;
    return old === after ? [] : [{ name: partName(index), before: old, after, message }];
  });
  return {
    ...{ attemptId, seed, at, parts },
    title: versions.titles.get(exerciseId) ?? exerciseId,
    before: { status, score },
    after: { status: verdict.status, score: verdict.score },
    question: await questionChange(answer, versions),
  };
}

async function questionChange(
  answer: PastAnswer,
  { old, next }: Versions,
): Promise<QuestionChange> {
  if (old?.hash !== answer.packHash) return 'unknown';
  const { exerciseId, seed } = answer;
  const question = async ({ core, hash }: Versions['next']) => {
    const problem = await unlessRefused(() => core.call('draw', { key: hash, exerciseId, seed }));
    return problem && JSON.stringify(whatIsAsked(problem));
  };
  const [before, after] = [await question(old), await question(next)];
  if (before === undefined || after === undefined) return 'unknown';
  return before === after ? 'same' : 'changed';
}

const whatIsAsked = ({ statement, parts }: Problem) => [
  statement,
  parts.map(({ id, type, prompt, view }) => [id, type, prompt, view]),
];

/** None where the core has no result to give. */
async function unlessRefused<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof AppError) return undefined;
    throw thrown;
  }
}
