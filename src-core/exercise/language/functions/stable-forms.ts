import { ArgumentError } from '#core/errors.ts';
import { asNumber } from '../value.ts';
import type { Arguments, PackFunction } from './pack-function.ts';

/** Softmax and cross entropy of one list of numbers, in the forms that do not overflow. */
export const stableFormFunctions: PackFunction[] = [
  {
    signature: 'stableSoftmax(logits)',
    docs: 'e^(x − m) over their sum, m being the largest of the numbers: right also where e^x is too large for a float64.',
    call: (given) => softmax(logitsOf(given)),
    misreadings: [
      {
        id: 'stableSoftmax.maximum-not-subtracted',
        title: 'overflow: maximum not subtracted',
        say: 'e^x is infinite from x = 710 on, and ∞/∞ is not a number. Subtract the largest number from all of them first; that changes no share.',
        call: (given) => shares(logitsOf(given).map(Math.exp)),
      },
      {
        id: 'stableSoftmax.not-divided',
        title: 'not divided by the sum',
        say: 'These are the powers of e. Divide each by their sum, so that together they make 1.',
        call: (given) => shifted(logitsOf(given)).map(Math.exp),
      },
      {
        id: 'stableSoftmax.not-exponentiated',
        title: 'divided by the plain sum',
        say: 'You divided the numbers by their sum. Take e to the power of each first.',
        call: (given) => shares(logitsOf(given)),
      },
    ],
  },
  {
    signature: 'stableCrossEntropy(logits, target)',
    docs: '−ln softmax(logits)[target] as m + ln Σ e^(x − m) − x[target], m being the largest number.',
    call: (given) => logSumExp(logitsOf(given)) - targetOf(given),
    misreadings: [
      {
        id: 'stableCrossEntropy.maximum-not-subtracted',
        title: 'overflow: maximum not subtracted',
        say: 'e^x is infinite from x = 710 on. Take the largest number out: ln Σ e^x = m + ln Σ e^(x − m).',
        call: (given) => Math.log(total(logitsOf(given).map(Math.exp))) - targetOf(given),
      },
      {
        id: 'stableCrossEntropy.logarithm-of-softmax',
        title: 'underflow: logarithm of a share',
        say: 'A small share becomes 0 and its logarithm −∞. Do not go through the shares: ln softmax = x − m − ln Σ e^(x − m).',
        call: (given) => -Math.log(softmax(logitsOf(given))[placeOf(given)] as number),
      },
      {
        id: 'stableCrossEntropy.logarithm-of-plain-softmax',
        title: 'overflow and underflow: logarithm of a plain softmax',
        say: 'e^x is infinite from x = 710 on, and the logarithm of a share that became 0 is −∞. Compute m + ln Σ e^(x − m) − x[target] instead.',
        call: (given) => -Math.log(shares(logitsOf(given).map(Math.exp))[placeOf(given)] as number),
      },
      {
        id: 'stableCrossEntropy.maximum-not-added',
        title: 'maximum not added again',
        say: 'You subtracted the maximum inside the sum and did not add it outside: ln Σ e^x = m + ln Σ e^(x − m).',
        call: (given) => Math.log(total(shifted(logitsOf(given)).map(Math.exp))) - targetOf(given),
      },
      {
        id: 'stableCrossEntropy.sign-reversed',
        title: 'sign reversed',
        say: 'This is the logarithm of the share. The loss is minus that, so that it is never negative.',
        call: (given) => targetOf(given) - logSumExp(logitsOf(given)),
      },
      {
        id: 'stableCrossEntropy.base-two',
        title: 'logarithm to the base 2',
        say: 'You took the logarithm to the base 2. The loss takes the natural one.',
        call: (given) => (logSumExp(logitsOf(given)) - targetOf(given)) / Math.LN2,
      },
      {
        id: 'stableCrossEntropy.softmax-forgotten',
        title: 'softmax forgotten',
        say: 'You took the number of the target itself. It becomes a share by the softmax first.',
        call: (given) => -targetOf(given),
      },
    ],
  },
];

/** Errors: ArgumentError for an empty list. */
function logitsOf(given: Arguments): number[] {
  const logits = given.list('logits').map((one) => asNumber(one, 'logits'));
  if (logits.length > 0) return logits;
  throw new ArgumentError('logits', 'at least one number', 'none');
}

/** Errors: ArgumentError for a place outside of the list. */
function placeOf(given: Arguments): number {
  const [place, count] = [given.integer('target'), given.list('logits').length];
  if (place >= 0 && place < count) return place;
  throw new ArgumentError('target', `0 to ${count - 1}`, `${place}`);
}

const targetOf = (given: Arguments): number => logitsOf(given)[placeOf(given)] as number;

const largest = (logits: readonly number[]): number => Math.max(...logits);

const shifted = (logits: readonly number[]): number[] => logits.map((x) => x - largest(logits));

const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

const shares = (parts: readonly number[]): number[] => parts.map((one) => one / total(parts));

const softmax = (logits: readonly number[]): number[] => shares(shifted(logits).map(Math.exp));

const logSumExp = (logits: readonly number[]): number =>
  largest(logits) + Math.log(total(shifted(logits).map(Math.exp)));
