import { AppError } from '#core/errors.ts';
import type { Grade } from '../types/answer-type.ts';
import type { CodeOutcome, ConsoleText } from './code-runner.ts';
import type { CodeCase, CodeTask } from './code-task.ts';
import { differenceOf } from './difference.ts';
import { asCode, showBoth, showValue } from './show-value.ts';

/** Share of the cases that pass, and what the first one that fails looks like. */
export function gradeCode(task: CodeTask, outcome: CodeOutcome): Grade {
  const cases = task.cases();
  const faults = cases.map((one, at) => faultOf(one, at, outcome, task.tolerance));
  const failed = faults.findIndex((fault) => fault !== undefined);
  const shown = consoleOf(outcome, Math.max(failed, 0));
  const passed = faults.filter((fault) => fault === undefined).length;
  if (failed < 0) return { score: 1, message: `All ${cases.length} cases pass.`, ...shown };
  const first = cases[failed] as CodeCase;
  const call = `${task.signature.name}(${first.given.map((one) => showValue(one)).join(', ')})`;
  const head = `Case ${failed + 1} of ${cases.length} fails: ${asCode(call)}`;
  const share = passed === 0 ? '' : ` ${passed} of ${cases.length} cases pass.`;
  return {
    score: passed / cases.length,
    message: `${head}\n\n${faults[failed] ?? ''}${share}`,
    ...shown,
  };
}

/**
 * Whether a mistake accounts for an outcome: wherever its values can be computed they are the learner's, and
 * they are what is wrong in at least one case.
 */
export function explainsOutcome(misread: CodeTask, outcome: CodeOutcome, right: CodeTask): boolean {
  const [wrongCases, rightCases] = [misread.cases(), right.cases()];
  if (outcome.stopped || wrongCases.length !== rightCases.length) return false;
  let explained = 0;
  for (const [at, wrongCase] of wrongCases.entries()) {
    const rightCase = rightCases[at] as CodeCase;
    // A mistake in the making of the arguments is none of the learner's.
    if (JSON.stringify(wrongCase.given) !== JSON.stringify(rightCase.given)) return false;
    const isWrong = faultOf(rightCase, at, outcome, right.tolerance) !== undefined;
    const isComputable = canBeAsked(wrongCase);
    if (!isComputable && !isWrong) return false;
    if (!isComputable) continue;
    if (faultOf(wrongCase, at, outcome, right.tolerance) !== undefined) return false;
    if (isWrong) explained++;
  }
  return explained > 0;
}

function canBeAsked(one: CodeCase): boolean {
  try {
    one.asked();
    return true;
  } catch (thrown) {
    if (thrown instanceof AppError) return false;
    throw thrown;
  }
}

/** What is wrong with one case, in words; none when nothing is. */
function faultOf(
  { asked }: CodeCase,
  at: number,
  { calls, stopped }: CodeOutcome,
  tolerance: number,
): string | undefined {
  const right = asked();
  const call = calls[at];
  if (call?.ok) {
    const found = differenceOf(call.value, right, tolerance);
    if (found === undefined) return undefined;
    // The sentence says all there is to two numbers.
    if (typeof call.value === 'number' && typeof right === 'number') return found;
    const [yours, wanted] = showBoth(call.value, right).map(asCell);
    return `| yours | asked |\n| --- | --- |\n| ${yours} | ${wanted} |\n\n${found}`;
  }
  if (call) {
    const line = call.line === undefined ? '' : ` in line ${call.line}`;
    return `Your function stopped with an error${line}: ${asCode(call.message)}.`;
  }
  if (stopped === 'memory') return 'Your code asked for more memory than there is (64 MB).';
  return stopped === 'time'
    ? 'Your code was still running when its time was up. Look for a loop that does not end.'
    : 'Your function was not called.';
}

/** A bar would end the cell. */
const asCell = (text: string): string => asCode(text).replaceAll('|', '\\|');

/** What the code wrote while it was loaded and in the call that is shown. */
function consoleOf({ console }: CodeOutcome, shown: number): { console?: string } {
  const texts = console.filter(({ call }: ConsoleText) => call < 0 || call === shown);
  return texts.length === 0 ? {} : { console: texts.map(({ text }) => text).join('\n') };
}
