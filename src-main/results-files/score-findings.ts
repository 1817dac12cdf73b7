import type { Finding } from '#core/results/finding.ts';
import type { Mark } from '#core/results/mark.ts';
import type { ResultAttempt } from '#core/results/result-form.ts';

/** Numbers of answers that one sentence names. */
const MOST_NAMED = 5;

/** What the learner's own machine said of an answer, where it was given to this very pack, is what is said here. */
export function scoreFindings(
  attempts: readonly ResultAttempt[],
  marks: readonly (Mark | undefined)[],
  hash: string,
): Finding[] {
  const findings: Finding[] = [];
  const wrong = attempts.flatMap(({ packHash, score }, at) => {
    const mark = marks[at];
    return mark && packHash === hash && Math.abs(mark.score - score) > 1e-9 ? [at + 1] : [];
  });
  if (wrong.length > 0) {
    const message = `The scores in it differ from those computed here (${wrong.length === 1 ? 'answer' : 'answers'} ${wrong.slice(0, MOST_NAMED).join(', ')}).`;
    findings.push({ code: 'score', message });
  }
  const older = attempts.filter(({ packHash }) => packHash !== hash).length;
  if (older > 0) {
    const said = older === 1 ? 'One answer was' : `${older} answers were`;
    const message = `${said} given to another version of the pack, and graded by this one.`;
    findings.push({ code: 'older-pack', message });
  }
  return findings;
}
