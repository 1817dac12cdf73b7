import type { NdArray } from '#core/tensor/nd-array.ts';
import type { InputsOf } from './kinds.ts';
import { normalise } from './normalise.ts';
import type { NormInputs, NormLayout } from './normalise.ts';
import type { OpMisreading } from './op.ts';

/** The ways to misread that all norms have in common; `setup` is how the norm itself is computed. */
export function misreadNorm<K extends 'norm' | 'batchNorm', Options>(
  setup: (inputs: InputsOf<NdArray>[K], options: Options) => [NormLayout, NormInputs<NdArray>],
): OpMisreading<K, Options>[] {
  const changed =
    (change: Partial<NormLayout>): OpMisreading<K, Options>['forward'] =>
    (inputs, options) => {
      const [layout, given] = setup(inputs, options);
      return normalise({ ...layout, ...change }, given);
    };
  return [
    {
      id: 'unbiased-variance',
      title: 'divided by n − 1',
      say: 'You divided the squares by n − 1. A norm takes the variance of what is there, divided by n.',
      forward: changed({ isUnbiased: true }),
    },
    {
      id: 'eps-outside',
      title: 'eps outside the root',
      say: 'You added eps to the standard deviation. It is added to the variance, under the root.',
      forward: changed({ isEpsOutside: true }),
    },
    {
      id: 'not-scaled',
      title: 'scale and shift forgotten',
      say: 'You stopped after the division. Multiply by the weight and add the bias.',
      forward(inputs, options) {
        const [layout, { input, statistics }] = setup(inputs, options);
        return normalise(layout, { input, statistics });
      },
    },
  ];
}
