import { messageOf } from '#core/errors.ts';
import type { Answers } from '#core/exercise/answers.ts';
import { assignedSeeds } from '#core/results/assigned-seed.ts';
import type { Finding } from '#core/results/finding.ts';
import type { JudgedResult } from '#core/results/judged-result.ts';
import type { Mark } from '#core/results/mark.ts';
import { answersOf } from '#core/results/read-result.ts';
import { attemptsIn, type ResultAttempt, type ResultBody } from '#core/results/result-form.ts';
import { scoreResult } from '#core/results/score-result.ts';
import { scoreFindings } from './score-findings.ts';
import type { Grade, GradingPack, Judge } from './judge.ts';

/** Sentences about answers that cannot be graded. */
const MOST_TOLD = 3;

/** Grades every answer of a result anew; `learnerKey` is the public key from which own numbers follow. */
export async function gradeBody(
  body: ResultBody,
  pack: GradingPack,
  judge: Judge,
  learnerKey: string,
): Promise<Pick<JudgedResult, 'tasks' | 'answers' | 'findings'>> {
  const attempts = attemptsIn(body);
  const findings: Finding[] = [];
  const { assignment, exercises, hash } = pack;
  if (!assignment) return { tasks: [], answers: [], findings };
  const seeds = assignedSeeds(pack.id, assignment, exercises, learnerKey);
  const strays = assignment.exercises.filter(({ id }) => body.seeds[id] !== seeds[id]);
  const others = attempts.filter(
    (one) => one.packId !== pack.id || seeds[one.exerciseId] !== one.seed,
  );
  if (strays.length > 0 || others.length > 0) {
    const named = strays.map(({ id }) => id).join(', ') || others[0]?.exerciseId;
    const message = `It holds numbers that were not assigned to this learner (${named}).`;
    findings.push({ code: 'seeds', message });
  }
  const isAssigned = (one: ResultAttempt): boolean =>
    one.packId === pack.id && seeds[one.exerciseId] === one.seed;
  const { marks, failures } = await markAll(attempts, isAssigned, hash, judge.grade);
  if (failures.length > 0)
    findings.push({ code: 'ungraded', message: failures.slice(0, MOST_TOLD).join(' ') });
  findings.push(...scoreFindings(attempts, marks, hash));
  return { ...scoreResult(assignment, seeds, attempts, marks), findings };
}

interface Marked {
  /** In the order of the attempts; none for what cannot be graded or is not assigned. */
  marks: (Mark | undefined)[];
  /** Why not, as sentences. */
  failures: string[];
}

/** Marks the answers, those to one draw together. */
async function markAll(
  attempts: readonly ResultAttempt[],
  isAssigned: (attempt: ResultAttempt) => boolean,
  key: string,
  grade: Grade,
): Promise<Marked> {
  const marked: Marked = { marks: attempts.map(() => undefined), failures: [] };
  const byExercise = new Map<string, { at: number; answers: Answers }[]>();
  for (const [at, attempt] of attempts.entries()) {
    if (!isAssigned(attempt)) continue;
    const answers = answersOf(attempt.answers);
    const others = byExercise.get(attempt.exerciseId) ?? [];
    // A type's own `raw` decides whether what a stranger wrote is an answer.
    if (answers)
      byExercise.set(attempt.exerciseId, [...others, { at, answers: answers as Answers }]);
    else marked.failures.push(`Answer ${at + 1} is no answer.`);
  }
  for (const [exerciseId, given] of byExercise) {
    const seed = attempts[given[0]?.at ?? 0]?.seed ?? 0;
    const all = given.map(({ answers }) => answers);
    try {
      const found = await grade({ key, exerciseId, seed, all });
      for (const [index, { at }] of given.entries()) marked.marks[at] = found[index];
    } catch {
      // One answer spoils it for all of them: each for itself tells which.
      for (const { at, answers } of given)
        await grade({ key, exerciseId, seed, all: [answers] }).then(
          ([mark]) => (marked.marks[at] = mark),
          (thrown: unknown) =>
            marked.failures.push(`Answer ${at + 1} could not be graded (${messageOf(thrown)})`),
        );
    }
  }
  return marked;
}
