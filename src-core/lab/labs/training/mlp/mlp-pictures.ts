import type { LabArray } from '../../../lab-array.ts';
import type { LabPicture } from '../../../lab-picture.ts';

const [SHOWN, SIDE] = [32, 8];

/**
 * How large gradients and weights are from layer to layer, and what the units of the first layer look for: `units` are
 * its weights, 64 a unit.
 */
export function mlpPictures(
  gradients: Float64Array,
  weights: Float64Array,
  units: LabArray,
): LabPicture[] {
  const count = Math.min(SHOWN, units.length / (SIDE * SIDE));
  return [
    {
      kind: 'lines',
      name: 'layers',
      docs: 'How large weights and their gradients are from the first layer to the output (root mean square, last batch).',
      x: { label: 'layer', values: Float64Array.from(weights, (_, i) => i + 1) },
      y: { label: 'root mean square', axis: 'log' },
      lines: [
        { name: 'gradient', values: gradients.slice() },
        { name: 'weights', values: weights },
      ],
    },
    {
      kind: 'images',
      name: 'layer1.linear.weight',
      docs: 'What the units of the first layer look for: their weights as images.',
      role: 'w',
      shape: [count, SIDE, SIDE],
      values: units.slice(0, count * SIDE * SIDE),
      isSigned: true,
    },
  ];
}

/** √ of the mean of the squares; 0 of none. */
export function rootMeanSquare(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i] as number) ** 2;
  return values.length === 0 ? 0 : Math.sqrt(sum / values.length);
}
