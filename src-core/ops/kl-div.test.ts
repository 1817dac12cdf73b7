import { describe, expect, test } from 'vitest';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { klDiv, klDivOp } from './kl-div.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';
import { randomArray } from './testing/random-array.ts';
import type { Value } from './op.ts';

describe('klDiv', () => {
  const half = Math.log(0.5);
  // Rows (½, ½) and (1, 0), predicted as (½, ½) and (½, ½).
  const [x, t] = [
    NdArray.from([
      [half, half],
      [half, half],
    ]),
    NdArray.from([
      [0.5, 0.5],
      [1, 0],
    ]),
  ];

  test('is 0 for equal distributions, ln 2 for a sure one predicted as a coin', () => {
    expect(
      klDiv(x, t, { reduction: 'none' })
        .toArray()
        .map((each) => each + 0),
    ).toEqual([0, 0, Math.LN2, 0]);
    expect(klDiv(x, t, { reduction: 'batchmean' }).item()).toBeCloseTo(Math.LN2 / 2, 14);
    expect(klDiv(x, t, { reduction: 'sum' }).item()).toBeCloseTo(Math.LN2, 14);
    expect(klDiv(x, t).item()).toBeCloseTo(Math.LN2 / 4, 14);
  });

  test('takes logarithms as a target', () => {
    const logs = NdArray.from([
      [half, half],
      [0, -Infinity],
    ]);
    const found = klDiv(x, logs.slice(1, 0, 1), { logTarget: true, reduction: 'none' });
    expect(found.toNested()).toEqual([
      [0, 0],
      [Math.LN2, Math.LN2],
    ]);
  });

  test.each(['mean', 'sum', 'none', 'batchmean'] as const)(
    'has right derivatives, reduction %s',
    (reduction) => {
      const predicted = NdArray.from([-0.3, -1.2, -2, -0.4, -0.9, -1.6], [2, 3]);
      const f = <V extends Value>(input: V, target: V): V => klDiv(input, target, { reduction });
      expect(
        derivativeFaults(f, [predicted, NdArray.from([0.2, 0.3, 0.5, 0.1, 0.1, 0.8], [2, 3])]),
      ).toEqual([]);
      const g = <V extends Value>(input: V, target: V): V =>
        klDiv(input, target, { reduction, logTarget: true });
      expect(derivativeFaults(g, [predicted, randomArray([3])])).toEqual([]);
    },
  );

  test('throws ShapeError for shapes that do not broadcast, ArgumentError for another reduction', () => {
    expect(() => klDiv(NdArray.zeros([2]), NdArray.zeros([3]))).toThrow(ShapeError);
    expect(() => klDiv(x, t, { reduction: 'average' as 'mean' })).toThrow(ArgumentError);
  });

  test('misreadings', () => {
    expectMisreadings(
      klDivOp,
      [NdArray.from([[-1, -2]]), NdArray.from([[0.5, 0.5]])],
      { reduction: 'sum' },
      {
        // ½ (ln ½ + 1) + ½ (ln ½ + 2) = 1.5 − ln 2
        'mean-and-batchmean': [(1.5 - Math.LN2) / 2],
        'input-not-logarithm': [-Math.LN2 - Math.LN2 / 2],
        'entropy-left-out': [1.5],
        'sides-exchanged': [Math.exp(-1) * (Math.LN2 - 1) + Math.exp(-2) * (Math.LN2 - 2)],
      },
    );
  });
});
