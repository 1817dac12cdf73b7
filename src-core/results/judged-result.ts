import type { DrawnParameters } from '#core/exercise/drawn-parameters.ts';
import { gravityOf, type Finding } from './finding.ts';
import type { MarkedAnswer, TaskScore } from './score-result.ts';
import { rounded } from './score-result.ts';

/** A result file that was looked through; what could not be read of it is missing. */
export interface JudgedResult {
  /** Name of the file. */
  file: string;
  learner?: {
    name: string;
    /** Public key, base64. */
    key: string;
    /** Of the key, for people to compare. */
    fingerprint: string;
  };
  pack?: { id: string; version: string; title: string };
  /** Unix time, ms. */
  handedInAt?: number;
  /** None where the result is not graded. */
  tasks: TaskScore[];
  answers: MarkedAnswer[];
  /** What was drawn for the learner, by exercise, where that was asked for. */
  drawn?: Readonly<Record<string, DrawnParameters>>;
  findings: Finding[];
}

export const earnedIn = ({ tasks }: Pick<JudgedResult, 'tasks'>): number =>
  rounded(tasks.reduce((sum, { earned }) => sum + earned, 0));

export const worthOf = ({ tasks }: Pick<JudgedResult, 'tasks'>): number =>
  tasks.reduce((sum, { points }) => sum + points, 0);

/** True for a result that has a grade, its learner's signature, and no newer one by the same learner. */
export const counts = ({ tasks, findings }: JudgedResult): boolean =>
  tasks.length > 0 &&
  !findings.some(
    (one) => ['superseded', 'signature'].includes(one.code) || gravityOf(one) === 'refused',
  );

/**
 * The results with a note on each that the same learner handed in again: of one key and one pack the newest counts,
 * of two handed in at the same time the later in the list.
 */
export function withSuperseded(results: readonly JudgedResult[]): JudgedResult[] {
  const newest = new Map<string, JudgedResult>();
  for (const result of results) {
    const owner = ownerOf(result);
    const known = newest.get(owner);
    if (owner === '' || (known?.handedInAt ?? 0) > (result.handedInAt ?? 0)) continue;
    newest.set(owner, result);
  }
  return results.map((result) => {
    const winner = newest.get(ownerOf(result));
    const findings = result.findings.filter(({ code }) => code !== 'superseded');
    if (!winner || winner === result) return { ...result, findings };
    const names = winner.learner?.name === result.learner?.name ? '' : ` under another name`;
    const message = `The same learner handed in ${winner.file}${names}, which counts in its place.`;
    return { ...result, findings: [...findings, { code: 'superseded', message }] };
  });
}

/** A result with a wrong signature or none at all speaks for nobody, and takes nobody's place. */
function ownerOf({ learner, pack, tasks, findings }: JudgedResult): string {
  const isGenuine = !findings.some(({ code }) => code === 'signature');
  return learner && pack && tasks.length > 0 && isGenuine ? `${pack.id} ${learner.key}` : '';
}

/** The results without the names of learners, also not in names of files. */
export const withoutNames = (results: readonly JudgedResult[]): JudgedResult[] =>
  withSuperseded(
    results.map(({ learner, ...result }, at) => ({
      ...result,
      file: `result ${at + 1}`,
      ...(learner && { learner: { ...learner, name: '' } }),
    })),
  );
