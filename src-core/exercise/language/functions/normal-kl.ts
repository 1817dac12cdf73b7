import { Rational } from '#core/symbolic/rational.ts';
import { isList } from '../value.ts';
import type { Value } from '../value.ts';
import { flatItems } from './nested-values.ts';
import type { Arguments, FunctionMisreading, PackFunction } from './pack-function.ts';
import { half, ln, minus, over, plus, power, times, total, two } from './value-arithmetic.ts';

/** Means and standard deviations of two normal distributions, each a number or a list of independent coordinates. */
interface Two {
  mean1: Value;
  std1: Value;
  mean2: Value;
  std2: Value;
}

/** The divergence of two normal distributions, as it stands in the loss of a VAE. */
export const normalKl: PackFunction = {
  signature: 'normalKl(mean1, std1, mean2 = 0, std2 = 1)',
  docs: 'KL(N(mean1, std1²)‖N(mean2, std2²)) = ln(std2/std1) + (std1² + (mean1 − mean2)²) / (2 std2²) − 1/2; lists are independent coordinates, whose divergences add up.',
  call: (given) => summed(divergence(twoOf(given))),
  misreadings: [
    told(
      'exchanged',
      'arguments exchanged',
      'This is the divergence the other way round. It weights by its first argument.',
      ({ mean1, std1, mean2, std2 }) =>
        divergence({ mean1: mean2, std1: std2, mean2: mean1, std2: std1 }),
    ),
    told(
      'std-as-variance',
      'standard deviation taken for the variance',
      'You put the standard deviation where the variance belongs. Square it.',
      (given) => divergence({ ...given, std1: root(given.std1), std2: root(given.std2) }),
    ),
    told(
      'half-forgotten',
      'factor 1/2 left out',
      'All of it is halved: this is twice the divergence.',
      (given) => times(two, divergence(given)),
    ),
    told(
      'log-sign',
      'sign of the logarithm',
      'The logarithm has the other sign. A divergence is never negative.',
      (given) => minus(divergence(given), times(two, ln(over(given.std2, given.std1)))),
    ),
    told(
      'log-of-std',
      'logarithm of the standard deviation',
      'Inside the half stands the logarithm of the variance, which is twice that of the standard deviation.',
      (given) => minus(divergence(given), times(half, ln(over(given.std2, given.std1)))),
    ),
    told('mean-ignored', 'means left out', 'The distance of the means is missing.', (given) =>
      divergence({ ...given, mean1: given.mean2 }),
    ),
    {
      ...{ id: 'normalKl.averaged', title: 'averaged over coordinates' },
      say: 'You took the mean over the coordinates. Divergences of independent coordinates add up.',
      call: (given) => {
        const parts = flatItems(divergence(twoOf(given)));
        return over(total(parts), Rational.of(parts.length));
      },
    },
  ],
};

function twoOf(given: Arguments): Two {
  const [mean1, std1, mean2, std2] = ['mean1', 'std1', 'mean2', 'std2'].map((name) =>
    given.value(name),
  ) as [Value, Value, Value, Value];
  return { mean1, std1, mean2, std2 };
}

/** One divergence a coordinate. */
function divergence({ mean1, std1, mean2, std2 }: Two): Value {
  const spread = plus(power(std1, two), power(minus(mean1, mean2), two));
  const ratio = over(spread, times(two, power(std2, two)));
  return minus(plus(ln(over(std2, std1)), ratio), half);
}

function root(value: Value): Value {
  return isList(value) ? value.map(root) : power(value, half);
}

function summed(value: Value): Value {
  return total(flatItems(value));
}

function told(
  id: string,
  title: string,
  say: string,
  wrong: (given: Two) => Value,
): FunctionMisreading {
  return {
    ...{ id: `normalKl.${id}`, title, say },
    call: (given) => summed(wrong(twoOf(given))),
  };
}
