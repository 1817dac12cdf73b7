import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { neg, relu, square } from './functions.ts';
import { ops } from './index.ts';
import { applyOp } from './op.ts';
import type { Op } from './op.ts';

interface Reference {
  op: keyof typeof ops;
  options: Record<string, unknown>;
  x: number[];
  y: number[];
  slope: number[];
}

const file = new URL('./fixtures/elementwise.jsonl', import.meta.url);
const references = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Reference);

/** Relative, since both tails are to be right: a value of 1e-100 counts as much as one of 1. */
function expectEach(
  actual: NdArray,
  expected: readonly number[],
  tolerance: number,
  absolute = 0,
): void {
  for (const [i, value] of actual.toArray().entries()) {
    const wanted = expected[i] as number;
    expect(Math.abs(value - wanted), `at ${i}: ${value}, not ${wanted}`).toBeLessThanOrEqual(
      absolute + tolerance * Math.abs(wanted),
    );
  }
}

/** Their slopes 1 − y² and y · (1 − y) are as PyTorch computes them: right to 1e-16 where they are tiny. */
const slopesByResult = new Set(['tanh', 'sigmoid']);

const name = ({ op, options }: Reference): string => `${op} ${JSON.stringify(options)}`;

describe('elementwise functions agree with mpmath, far into both tails', () => {
  test.each(references.map((each) => [name(each), each] as const))('%s', (_, each) => {
    const rule = ops[each.op] as Op as Op<'unary'>;
    const x = new Tensor(NdArray.from(each.x), true);
    const y = applyOp<Tensor, 'unary', unknown>(rule, [x], each.options);
    expectEach(y.value, each.y, 2e-13);
    const gradOutput = new Tensor(NdArray.full(x.shape, 1));
    const absolute = slopesByResult.has(each.op) ? 2e-16 : 0;
    const inOnePass = grad(y, [x], { gradOutput })[0] as Tensor;
    expectEach(inOnePass.value, each.slope, 1e-12, absolute);
    const asOps = grad(y, [x], { gradOutput, createGraph: true })[0] as Tensor;
    expectEach(asOps.value, each.slope, 1e-12, absolute);
  });
});

describe('defineUnary', () => {
  test('computes whole numbers and truth values in float64, unless whole numbers stay', () => {
    const whole = NdArray.from([-2, 3], undefined, 'int32');
    expect(applyOp<NdArray, 'unary', object>(ops.exp, [whole], {}).dtype).toBe('float64');
    expect(relu(whole)).toMatchObject({ dtype: 'int32' });
    expect(square(whole).toNested()).toEqual([4, 9]);
    const truths = NdArray.from([0, 1], undefined, 'bool');
    expect(applyOp<NdArray, 'unary', object>(ops.exp, [truths], {}).toNested()).toEqual([
      1,
      Math.E,
    ]);
  });

  test('throws ArgumentError for truth values where whole numbers would stay', () => {
    const truths = NdArray.from([0, 1], undefined, 'bool');
    expect(() => neg(truths)).toThrow('neg: expected numbers, got truth values (bool)');
    expect(() => relu(truths)).toThrow(ArgumentError);
  });

  test('keeps float32, and the shape of empty tensors', () => {
    expect(neg(NdArray.zeros([2, 0, 3])).shape).toEqual([2, 0, 3]);
    const single = NdArray.from([0.1], undefined, 'float32');
    expect(square(single)).toMatchObject({ dtype: 'float32' });
  });

  test('lets nothing pass a flat piece, not even an infinite gradient', () => {
    const x = new Tensor(NdArray.from([-1, 1]), true);
    const gradOutput = new Tensor(NdArray.from([Infinity, Infinity]));
    for (const createGraph of [false, true])
      expect(grad(relu(x), [x], { gradOutput, createGraph })[0]?.value.toNested()).toEqual([
        0,
        Infinity,
      ]);
  });
});
