import { grade } from '../grade.ts';
import { trySamples } from '../try-samples.ts';
import type { LintedDraw } from './finding.ts';

const NOT_RIGHT = ['wrong', 'partly', 'right-in-another-convention'];

/** The type's own answers: the right one is accepted, the wrong one is not, and what cannot be read costs no try. */
export function* checkAnswers({ pack, exercise, seed }: LintedDraw): Generator<string> {
  for (const { part, sample, raw, verdict } of trySamples(pack, exercise, seed)) {
    const { status } = verdict;
    const isAsExpected =
      status === 'self-marked' ||
      (sample === 'wrong' ? NOT_RIGHT.includes(status) : status === sample);
    if (!isAsExpected) {
      yield `part ${part}: the ${sample} answer ${JSON.stringify(raw)} was graded ${status}. ${verdict.message}`;
    }
    if (sample !== 'unreadable') continue;
    const { countsAsTry } = grade(pack, exercise, seed, { [part]: raw });
    if (countsAsTry) yield `part ${part}: an answer that cannot be read cost a try`;
  }
}
