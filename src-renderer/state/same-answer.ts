import type { Answers, RawAnswer } from '#core/exercise/answers.ts';

/**
 * True when two raw answers hold the same text in the same places. How a text was marked by its
 * writer is no part of what it says.
 */
export function sameAnswer(left: RawAnswer | undefined, right: RawAnswer | undefined): boolean {
  return left === right || JSON.stringify(left, unmarked) === JSON.stringify(right, unmarked);
}

/** True when every part has the same answer in both. */
export function sameAnswers(left: Answers, right: Answers): boolean {
  const parts = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...parts].every((part) => sameAnswer(left[part], right[part]));
}

function unmarked(key: string, value: unknown): unknown {
  return key === 'met' && Array.isArray(value) && typeof value[0] !== 'string' ? undefined : value;
}
