import type { RawAnswer } from '#core/exercise/answers.ts';

/** True when two raw answers hold the same text in the same places. */
export function sameAnswer(left: RawAnswer | undefined, right: RawAnswer | undefined): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}
