import { expect } from 'vitest';
import type { NdArray } from '#core/tensor/nd-array.ts';
import type { InputsOf, Kind } from '../kinds.ts';
import type { Op } from '../op.ts';

/**
 * Expects each misreading of `op` to give these numbers (row-major, right to 10 digits), and `expected` to name them all.
 */
export function expectMisreadings<K extends Kind, Options>(
  op: Op<K, Options>,
  inputs: InputsOf<NdArray>[K],
  options: Options,
  expected: Readonly<Record<string, readonly number[]>>,
): void {
  expect(op.misreadings.map(({ id }) => id).sort()).toEqual(Object.keys(expected).sort());
  for (const { id, forward } of op.misreadings) {
    const found = forward(inputs, options).toArray();
    const wanted = expected[id] as readonly number[];
    expect(found, id).toHaveLength(wanted.length);
    for (const [i, value] of wanted.entries()) expect(found[i], id).toBeCloseTo(value, 10);
  }
}
