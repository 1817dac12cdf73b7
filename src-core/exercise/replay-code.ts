import { AppError } from '#core/errors.ts';
import { seedFrom } from '#core/random.ts';
import type { Exercise, Pack } from './exercise.ts';

/** One variant of one exercise, at one step of its picture. */
export interface Place {
  packId: string;
  exerciseId: string;
  /** 0 to 2³¹ − 1. */
  seed: number;
  /** 0 to 63. */
  step: number;
}

/** What a code says: the exercise is known by a number of 18 bits that follows from its pack and id. */
export type ReadCode =
  { ok: true; exercise: number; seed: number; step: number } | { ok: false; message: string };

/** Letters and digits that nobody takes for one another (Crockford's base 32: no I, L, O, U). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;
const EXERCISE_BITS = 18n;
const SEED_BITS = 31n;
const STEP_BITS = 6n;

/** Later steps of a picture have no code of their own. */
export const LARGEST_STEP = 63;

/**
 * A code of 12 characters that opens the same variant on any machine: `4K7Q-M9XA-41ZC`.
 *
 * 18 bits tell the exercise, 31 the seed and 6 the step; the last character checks the other eleven.
 *
 * Errors: AppError `replay-code` for a seed or step out of range.
 */
export function replayCode({ packId, exerciseId, seed, step }: Place): string {
  checkRange('seed', seed, SEED_BITS);
  checkRange('step', step, STEP_BITS);
  const exercise = BigInt(exerciseNumber(packId, exerciseId));
  let bits = (((exercise << SEED_BITS) | BigInt(seed)) << STEP_BITS) | BigInt(step);
  const digits: number[] = [];
  for (let place = 0; place < LENGTH - 1; place++, bits >>= 5n) digits.unshift(Number(bits & 31n));
  const text = [...digits, checkDigit(digits)].map((digit) => ALPHABET[digit]).join('');
  return (text.match(/.{4}/g) ?? []).join('-');
}

/** Reads a code as people write it: small letters, O for 0, I or L for 1, with or without dashes and blanks. */
export function readReplayCode(text: string): ReadCode {
  const clean = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  const stray = [...clean].find((char) => !ALPHABET.includes(char));
  if (stray !== undefined) return refused(`“${stray}” does not occur in codes.`);
  if (clean.length !== LENGTH)
    return refused(`A code has ${LENGTH} characters, this one has ${clean.length}.`);
  const digits = [...clean].map((char) => ALPHABET.indexOf(char));
  const check = digits.pop();
  if (check !== checkDigit(digits))
    return refused('A character of this code is wrong, or two are exchanged.');
  const bits = digits.reduce((all, digit) => (all << 5n) | BigInt(digit), 0n);
  const low = (value: bigint, count: bigint): number => Number(value & ((1n << count) - 1n));
  return {
    ok: true,
    exercise: low(bits >> (SEED_BITS + STEP_BITS), EXERCISE_BITS),
    seed: low(bits >> STEP_BITS, SEED_BITS),
    step: low(bits, STEP_BITS),
  };
}

/** The place that a code names among the packs at hand; a sentence when it is none of them, or cannot be read. */
export function findPlace(
  packs: readonly { id: string; exercises: readonly Pick<Exercise, 'id'>[] }[],
  text: string,
): { ok: true; place: Place } | { ok: false; message: string } {
  const code = readReplayCode(text);
  if (!code.ok) return code;
  const { seed, step } = code;
  const [found, other] = packs.flatMap(({ id: packId, exercises }) =>
    exercises
      .filter(({ id }) => exerciseNumber(packId, id) === code.exercise)
      .map(({ id: exerciseId }): Place => ({ packId, exerciseId, seed, step })),
  );
  if (!found) return refused('None of the packs here has the exercise of this code.');
  if (!other) return { ok: true, place: found };
  const [first, second] = [found, other].map((one) => `${one.packId}/${one.exerciseId}`);
  return refused(`This code fits both ${first} and ${second}.`);
}

/** Two exercises of one pack that share a number would share their codes; for `pack lint`. */
export function sharedNumbers({
  id: packId,
  exercises,
}: Pick<Pack, 'id' | 'exercises'>): [string, string][] {
  const byNumber = new Map<number, string>();
  return exercises.flatMap(({ id }): [string, string][] => {
    const number = exerciseNumber(packId, id);
    const earlier = byNumber.get(number);
    byNumber.set(number, id);
    return earlier === undefined ? [] : [[earlier, id]];
  });
}

function exerciseNumber(packId: string, exerciseId: string): number {
  return seedFrom(packId, exerciseId) >>> (32 - Number(EXERCISE_BITS));
}

/**
 * Σ α^(i+1) · digit i in the field of 32 elements, α a root of x⁵ + x² + 1. One wrong character changes one term;
 * two neighbours exchanged change the sum by (α^i + α^(i+1)) · (their difference), which is not 0 either.
 */
function checkDigit(digits: readonly number[]): number {
  return digits.reduce((sum, digit, place) => {
    let term = digit;
    for (let power = 0; power <= place; power++) term = timesAlpha(term);
    return sum ^ term;
  }, 0);
}

function timesAlpha(element: number): number {
  const doubled = element << 1;
  return doubled & 32 ? (doubled ^ 0b100101) & 31 : doubled;
}

function checkRange(name: string, value: number, bits: bigint): void {
  const most = 2 ** Number(bits) - 1;
  if (Number.isInteger(value) && value >= 0 && value <= most) return;
  throw new AppError('replay-code', `replay code, ${name}: expected 0 to ${most}, got ${value}`);
}

const refused = (message: string) => ({ ok: false, message }) as const;
