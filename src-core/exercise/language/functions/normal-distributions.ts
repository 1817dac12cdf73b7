import { ArgumentError } from '#core/errors.ts';
import { erf, erfc } from '#core/ops/functions.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { normalKl } from './normal-kl.ts';
import type { Arguments, PackFunction } from './pack-function.ts';
import { ln, plus } from './value-arithmetic.ts';

/** Normal distributions by mean and standard deviation. */
export const normalFunctions: PackFunction[] = [
  normalKl,
  {
    signature: 'normalEntropy(std)',
    docs: 'Entropy of a normal distribution: ½ ln(2πe · std²).',
    call: (given) => plus(ln(given.value('std')), 0.5 * Math.log(2 * Math.PI * Math.E)),
  },
  {
    signature: 'normalDensity(x, mean = 0, std = 1)',
    docs: 'The density of a normal distribution at x.',
    call(given) {
      const z = standardised(given);
      return Math.exp(-(z ** 2) / 2) / (given.number('std') * Math.sqrt(2 * Math.PI));
    },
    misreadings: [
      {
        ...{
          id: 'normalDensity.std-as-variance',
          title: 'standard deviation taken for the variance',
        },
        say: 'You put the standard deviation where the variance belongs. Square it.',
        call(given) {
          const [x, mean, variance] = [
            given.number('x'),
            given.number('mean'),
            given.number('std'),
          ];
          return Math.exp(-((x - mean) ** 2) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
        },
      },
      {
        ...{ id: 'normalDensity.not-scaled', title: 'constant in front left out' },
        say: 'The constant in front is missing: a density integrates to 1.',
        call: (given) => Math.exp(-(standardised(given) ** 2) / 2),
      },
    ],
  },
  {
    signature: 'normalCdf(x, mean = 0, std = 1)',
    docs: 'The share of a normal distribution below x.',
    call(given) {
      const z = NdArray.scalar(standardised(given) / Math.SQRT2);
      // Far below the mean 1 + erf would lose all digits.
      return z.item() < 0 ? erfc(NdArray.scalar(-z.item())).item() / 2 : (1 + erf(z).item()) / 2;
    },
    misreadings: [
      {
        ...{ id: 'normalCdf.upper', title: 'share above' },
        say: 'This is the share above x. Asked is the share below.',
        call: (given) => (1 - erf(NdArray.scalar(standardised(given) / Math.SQRT2)).item()) / 2,
      },
    ],
  },
];

function standardised(given: Arguments): number {
  const std = given.number('std');
  if (!(std > 0))
    throw new ArgumentError('normal distribution', 'a standard deviation above 0', `${std}`);
  return (given.number('x') - given.number('mean')) / std;
}
