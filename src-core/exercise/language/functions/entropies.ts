import { Rational } from '#core/symbolic/rational.ts';
import type { Value } from '../value.ts';
import { listFunction, of } from './list-function.ts';
import type { Lists } from './list-function.ts';
import type { PackFunction } from './pack-function.ts';
import { ln, minus, over, total, weighted } from './value-arithmetic.ts';

/** Entropies and expectations of lists of probabilities. */
export const entropyFunctions: PackFunction[] = [
  listFunction(
    'entropy(p)',
    'Entropy −Σ p ln p of a list of probabilities; a probability of 0 adds nothing.',
    entropy,
    {
      sign: [
        'sign reversed',
        'Entropy is minus the expected logarithm, and so never negative here.',
        (lists) => negative(entropy(lists)),
      ],
      'base-two': [
        'logarithm to base 2',
        'You took the logarithm to base 2. Logarithms are natural here.',
        (lists) => over(entropy(lists), Math.LN2),
      ],
      'base-ten': [
        'logarithm to base 10',
        'You took the logarithm to base 10. Logarithms are natural here.',
        (lists) => over(entropy(lists), Math.LN10),
      ],
    },
  ),
  listFunction(
    'crossEntropyOf(p, q)',
    'Cross entropy −Σ p ln q of two lists of probabilities.',
    cross,
    {
      exchanged: [
        'arguments exchanged',
        'You weighted by q and took the logarithm of p. The weights are p, the logarithms those of q.',
        ({ p: a, q: b }) => cross({ p: b as Value[], q: a as Value[] }),
      ],
      sign: [
        'sign reversed',
        'A cross entropy is minus the expected logarithm.',
        (lists) => negative(cross(lists)),
      ],
      divergence: [
        'entropy subtracted',
        'This is the divergence. The cross entropy keeps the entropy of p.',
        divergence,
      ],
    },
  ),
  listFunction(
    'klDivergence(p, q)',
    'KL(p‖q) = Σ p ln(p / q) of two lists of probabilities.',
    divergence,
    {
      exchanged: [
        'arguments exchanged',
        'This is KL(q‖p). The divergence weights by its first argument.',
        ({ p: a, q: b }) => divergence({ p: b as Value[], q: a as Value[] }),
      ],
      sign: [
        'sign reversed',
        'The fraction is upside down: a divergence is never negative.',
        (lists) => negative(divergence(lists)),
      ],
      'cross-entropy': [
        'entropy not subtracted',
        'This is the cross entropy. The divergence subtracts the entropy of p.',
        cross,
      ],
      'base-two': [
        'logarithm to base 2',
        'You took the logarithm to base 2. Logarithms are natural here.',
        (lists) => over(divergence(lists), Math.LN2),
      ],
      unweighted: [
        'not weighted',
        'You added the logarithms. Each is weighted by its probability p.',
        ({ p: a, q: b }) => total(minus(ln(a as Value[]), ln(b as Value[])) as Value[]),
      ],
    },
  ),
  listFunction(
    'expectation(p, values)',
    'Σ p · values: the mean of the values when state i has the probability p[i].',
    expectation,
    {
      unweighted: [
        'plain mean',
        'You took the plain mean. Weight each value by its probability.',
        ({ values = [] }) => over(total(values), Rational.of(values.length)),
      ],
      summed: [
        'summed without weights',
        'You added the values. Weight each by its probability.',
        ({ values = [] }) => total(values),
      ],
    },
  ),
];

function negative(value: Value): Value {
  return minus(Rational.zero, value);
}

/** −Σ p ln p. */
export function entropy(lists: Lists): Value {
  return cross({ p: of(lists, 'p'), q: of(lists, 'p') });
}

function cross(lists: Lists): Value {
  return negative(weighted('crossEntropyOf', of(lists, 'p'), ln(of(lists, 'q')) as Value[]));
}

/** Σ p ln(p / q). */
export function divergence(lists: Lists): Value {
  return minus(cross(lists), entropy(lists));
}

function expectation(lists: Lists): Value {
  return weighted('expectation', of(lists, 'p'), of(lists, 'values'));
}
