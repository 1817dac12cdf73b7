import { NOT_COMPARED } from '#core/symbolic/equivalent-arrays.ts';
import type { LintedDraw } from './finding.ts';

const NOT_RIGHT = ['wrong', 'partly', 'right-in-another-convention'];

/** The type's own answers: the right one is accepted, the wrong one is not, and what cannot be read costs no try. */
export function* checkAnswers({ trials }: LintedDraw): Generator<string> {
  for (const { part, sample, raw, verdict, countsAsTry } of trials()) {
    const { status } = verdict;
    const isAsExpected =
      status === 'self-marked' ||
      (sample === 'wrong' ? NOT_RIGHT.includes(status) : status === sample);
    if (!isAsExpected) {
      yield `part ${part}: the ${sample} answer ${JSON.stringify(raw)} was graded ${status}. ${verdict.message}`;
    }
    if (verdict.message.includes(NOT_COMPARED))
      yield `part ${part}: no numbers were found that meet “where”, so nothing can be compared`;
    if (sample === 'unreadable' && countsAsTry)
      yield `part ${part}: an answer that cannot be read cost a try`;
  }
}
