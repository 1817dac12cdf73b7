import { ArgumentError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { asInteger, asList } from '../value.ts';
import type { Arguments, PackFunction } from './pack-function.ts';
import { ruleMisreadings } from './rule-misreadings.ts';
import type { RuleMisreading } from './rule-misreadings.ts';

interface Layer {
  kernel: number;
  stride: number;
  dilation: number;
}

type Rule = (layers: readonly Layer[]) => number;

const misreadings: readonly RuleMisreading<Rule>[] = [
  {
    id: 'receptiveExtent.stride-ignored',
    title: 'strides ignored',
    say: 'You added kernel − 1 for every layer. Behind a stride each step is that many cells of the input.',
    around: (rest) => (layers) => rest(layers.map((one) => ({ ...one, stride: 1 }))),
  },
  {
    id: 'receptiveExtent.own-stride',
    title: 'own stride counted',
    say: 'You multiplied by the stride of the layer itself. Its kernel lies on its input, so only the strides before it count.',
    rule: withOwnStride,
  },
  {
    id: 'receptiveExtent.dilation-forgotten',
    title: 'dilation forgotten',
    say: 'You set the kernel cells side by side. Dilation pulls them apart.',
    around: (rest) => (layers) => rest(layers.map((one) => ({ ...one, dilation: 1 }))),
  },
  {
    id: 'receptiveExtent.from-the-end',
    title: 'layers in reverse order',
    say: 'You went through the layers from the last to the first and multiplied by the strides behind. The strides before a layer count.',
    around: (rest) => (layers) => rest(layers.toReversed()),
  },
  {
    id: 'receptiveExtent.kernels-added',
    title: 'kernel sizes added',
    say: 'You added the kernel sizes. A further kernel adds one cell less than it has, since its windows overlap.',
    rule: (layers) => layers.reduce((sum, { kernel }) => sum + kernel, 0),
  },
  {
    id: 'receptiveExtent.one-less',
    title: 'one cell too few',
    say: 'You counted the steps between the cells. There is one cell more than there are steps.',
    around: (rest) => (layers) => rest(layers) - 1,
  },
];

/** Cells along one axis that one unit behind all layers reads: 1 + Σ (kernel − 1) · dilation · (strides before). */
export const receptiveExtent: PackFunction = {
  signature: 'receptiveExtent(layers)',
  docs: 'How many cells of the input along one axis a unit behind the layers reads, borders left aside: layers [[kernel, stride, dilation], …], the first at the input; a dilation left out is 1.',
  call: (given) => Rational.of(extent(layersOf(given))),
  misreadings: ruleMisreadings(misreadings, extent, (given, rule) =>
    Rational.of(rule(layersOf(given))),
  ),
};

function extent(layers: readonly Layer[]): number {
  let [cells, jump] = [1, 1];
  for (const { kernel, stride, dilation } of layers) {
    cells += (kernel - 1) * dilation * jump;
    jump *= stride;
  }
  return cells;
}

function withOwnStride(layers: readonly Layer[]): number {
  let [cells, jump] = [1, 1];
  for (const { kernel, stride, dilation } of layers) {
    jump *= stride;
    cells += (kernel - 1) * dilation * jump;
  }
  return cells;
}

/** Errors: ArgumentError for a layer of other numbers. */
function layersOf(given: Arguments): Layer[] {
  return given.list('layers').map((layer) => {
    const numbers = asList(layer, 'receptiveExtent').map((one) =>
      asInteger(one, 'receptiveExtent'),
    );
    const [kernel, stride, dilation = 1, more] = numbers;
    if (
      kernel === undefined ||
      stride === undefined ||
      more !== undefined ||
      Math.min(...numbers) < 1
    )
      throw new ArgumentError(
        'receptiveExtent',
        '[kernel, stride, dilation]',
        `[${numbers.join()}]`,
      );
    return { kernel, stride, dilation };
  });
}
