import type { WeightUpdate } from '../../../lab.ts';

/** How plain gradient descent changes a weight next: w ← w − η g. */
export function plainUpdate(
  name: string,
  value: number | undefined,
  gradient: number | undefined,
  rate: number,
): WeightUpdate | undefined {
  if (value === undefined || gradient === undefined) return undefined;
  return {
    ...{ name, value, gradient },
    terms: [{ name: 'rate η', value: rate }],
    formula: String.raw`w \leftarrow w - \eta\,g`,
    next: value - rate * gradient,
  };
}
