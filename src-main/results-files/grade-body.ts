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
import type { ScoredDraw } from '../core-worker/protocol.ts';
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

/** Exercises that are graded in one go. */
const AT_ONCE = 20;
/** Each may have taken its whole time: whoever hands in a thousand such answers shall not stop the class. */
const MOST_FAILURES = 10;

/** Marks the answers, those to some exercises together. */
async function markAll(
  attempts: readonly ResultAttempt[],
  isAssigned: (attempt: ResultAttempt) => boolean,
  key: string,
  grade: Grade,
): Promise<Marked> {
  const marked: Marked = { marks: attempts.map(() => undefined), failures: [] };
  const byExercise = new Map<string, { at: number; answers: Answers }[]>();
  const read = readOnce();
  for (const [at, attempt] of attempts.entries()) {
    if (!isAssigned(attempt)) continue;
    const answers = read(attempt.answers);
    const others = byExercise.get(attempt.exerciseId) ?? [];
    // A type's own `raw` decides whether what a stranger wrote is an answer.
    if (answers) byExercise.set(attempt.exerciseId, [...others, { at, answers }]);
    else marked.failures.push(`Answer ${at + 1} is no answer.`);
  }
  const draws = [...byExercise].map(([exerciseId, given]) => ({
    ...{ exerciseId, seed: attempts[given[0]?.at ?? 0]?.seed ?? 0 },
    all: given.map(({ answers }) => answers),
  }));
  for (let start = 0; start < draws.length; start += AT_ONCE) {
    const some = draws.slice(start, start + AT_ONCE);
    const found = await grade(key, some).catch(() => undefined);
    for (const [index, draw] of some.entries()) {
      const given = byExercise.get(draw.exerciseId) ?? [];
      const all = found?.[index] ?? (await grade(key, [draw]).catch(() => undefined))?.[0];
      if (all) for (const [answer, { at }] of given.entries()) marked.marks[at] = all[answer];
      else await markEach(draw, given, marked, (one) => grade(key, [one]));
    }
  }
  return marked;
}

/** Reads answers, each text once: tries are often alike. */
function readOnce(): (text: string) => Answers | undefined {
  const known = new Map<string, Answers | undefined>();
  return (text) => {
    if (!known.has(text)) known.set(text, answersOf(text) as Answers | undefined);
    return known.get(text);
  };
}

/** One answer spoils it for all answers to a draw: each for itself tells which, up to a few of them. */
async function markEach(
  draw: ScoredDraw,
  given: readonly { at: number; answers: Answers }[],
  { marks, failures }: Marked,
  grade: (draw: ScoredDraw) => Promise<Mark[][]>,
): Promise<void> {
  for (const { at, answers } of given) {
    if (failures.length >= MOST_FAILURES) {
      failures.push(`Answer ${at + 1} was not tried any more.`);
      continue;
    }
    try {
      marks[at] = (await grade({ ...draw, all: [answers] }))[0]?.[0];
    } catch (thrown) {
      failures.push(`Answer ${at + 1} could not be graded (${messageOf(thrown)})`);
    }
  }
}
