import { describe, expect, test } from 'vitest';
import { batchNorm, conv2d, linear, mul, sum } from '#core/ops/functions.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { asNumber } from '../value.ts';
import type { Value } from '../value.ts';
import { flatItems } from './nested-values.ts';
import { textOf, valueOf } from './testing/value-of.ts';

type Nested = number | Nested[];

const numbersOf = (value: Value): number[] => flatItems(value).map((one) => asNumber(one, 'test'));
const random = (shape: number[], seed: number): Nested =>
  toNested(valueOf('randomTensor(shape, -2, 2, seed, digits = 2)', { shape, seed }));

function toNested(value: Value): Nested {
  return Array.isArray(value) ? value.map(toNested) : asNumber(value, 'test');
}

/** ∂ Σ upstream · f(inputs) by central differences, input by input. */
function differences(
  f: (...inputs: NdArray[]) => NdArray,
  inputs: readonly Nested[],
  upstream: Nested,
): number[] {
  const arrays = inputs.map((one) => NdArray.from(one as number[]));
  const g = NdArray.from(upstream);
  const loss = (all: NdArray[]): number => sum(mul(f(...all), g)).item();
  return arrays.flatMap((array, at) =>
    Array.from({ length: array.size }, (_, cell) => {
      const moved = (by: number): number => {
        const numbers = [...array.values()].map((x, i) => (i === cell ? x + by : x));
        return loss(arrays.with(at, NdArray.from(numbers, array.shape)));
      };
      return (moved(1e-5) - moved(-1e-5)) / 2e-5;
    }),
  );
}

function expectClose(found: number[], expected: number[]): void {
  expect(found).toHaveLength(expected.length);
  for (const [i, one] of found.entries()) expect(one).toBeCloseTo(expected[i] as number, 6);
}

describe('randomTensor', () => {
  test('stays in its range on its grid, and depends on nothing but its arguments', () => {
    const tensor = numbersOf(valueOf('randomTensor([20, 10], -1, 1, 7, digits = 1)'));
    expect(tensor).toHaveLength(200);
    for (const one of tensor)
      expect([Math.abs(one) <= 1, Math.round(one * 10) / 10]).toEqual([true, one]);
    expect(new Set(tensor).size).toBe(21);
    expect(textOf('randomTensor([3], 0, 9, 5) == randomTensor([3], 0, 9, 5)')).toBe('yes');
    expect(textOf('randomTensor([9], 0, 9, 5) == randomTensor([9], 0, 9, 6)')).toBe('no');
    expect(textOf('randomTensor([], 4, 4, 1)')).toBe('4');
  });

  test.each([
    ['randomTensor([2], 3, 2, 1)', 'low ≤ high'],
    ['randomTensor([2], 0, 1, 1, digits = 9)', '0 to 6'],
    ['randomTensor([1000, 1000], 0, 1, 1)', '100000 cells'],
  ])('refuses %s', (formula, message) => {
    expect(() => valueOf(formula)).toThrow(message);
  });
});

describe('backward passes', () => {
  test('linearBackward agrees with central differences', () => {
    const [x, w, b, g] = [random([3, 2], 1), random([4, 2], 2), random([4], 3), random([3, 4], 4)];
    const found = numbersOf(valueOf('linearBackward(x, w, g)', { x, w, g }));
    const f = (...[a, k, c]: NdArray[]) => linear(a as NdArray, k as NdArray, c);
    expectClose(found, differences(f, [x, w, b], g));
  });

  test.each([
    [1, 0, [3, 4]],
    [2, 1, [3, 3]],
    [3, 2, [3, 3]],
  ])(
    'conv2dBackward agrees with central differences at stride %d and padding %d',
    (stride, padding, size) => {
      const [x, w, b] = [random([2, 5, 6], 1), random([3, 2, 3, 3], 2), random([3], 3)];
      const g = random([3, ...(size as [number, number])], 4);
      const found = numbersOf(
        valueOf('conv2dBackward(x, w, g, stride, padding)', { x, w, g, stride, padding }),
      );
      const f = (...[a, k, c]: NdArray[]) =>
        conv2d(a as NdArray, k as NdArray, c, { stride, padding });
      expectClose(found, differences(f, [x, w, b] as Nested[], g));
    },
  );

  test('batchNormBackward agrees with central differences', () => {
    const [x, w, b, g] = [random([5, 3], 1), random([3], 2), random([3], 3), random([5, 3], 4)];
    const found = numbersOf(valueOf('batchNormBackward(x, w, g)', { x, w, g }));
    const f = (...[a, k, c]: NdArray[]) =>
      batchNorm(a as NdArray, undefined, undefined, k, c, { training: true });
    expectClose(found, differences(f, [x, w, b] as Nested[], g));
  });

  test('batchNormBackward of two samples hands nothing on to the input but what eps lets through', () => {
    // With two samples x̂ = ±1, so g − mean(g) − x̂ · mean(g · x̂) is 0: nothing is left, whatever upstream is.
    const [first] = valueOf('batchNormBackward([[1], [3]], [5], [[1], [4]], 0)') as Value[];
    expect(numbersOf(first as Value)).toEqual([0, 0]);
    const text = textOf(
      'misread("mean-term-missing", batchNormBackward([[1], [3]], [5], [[1], [4]], 0))',
    );
    // 5/1 · (g − x̂ · mean(g · x̂)) with x̂ = ∓1, mean(g · x̂) = (−1 + 4)/2 = 1.5: 5 · 2.5 twice.
    expect(text).toBe('[[[12.5], [12.5]], [3], [5]]');
  });
});

describe('stable forms', () => {
  test('stableSoftmax is right where e^x overflows and its misreading is not', () => {
    expect(numbersOf(valueOf('stableSoftmax([1000, 1000, 0])'))).toEqual([0.5, 0.5, 0]);
    expect(textOf('misread("maximum-not-subtracted", stableSoftmax([1000, 0]))')).toBe('[NaN, 0]');
    const [one, two] = numbersOf(valueOf('stableSoftmax([0, ln3])', { ln3: Math.log(3) }));
    expect([one, two]).toEqual([expect.closeTo(0.25, 12), expect.closeTo(0.75, 12)]);
  });

  test('stableCrossEntropy is the loss itself far out, where shares are 0', () => {
    expect(textOf('stableCrossEntropy([1000, 0], 1)')).toBe('1000');
    expect(textOf('stableCrossEntropy([0, 0, 0, 0], 2)')).toBe('1.38629'); // ln 4
    expect(textOf('misread("logarithm-of-softmax", stableCrossEntropy([1000, 0], 1))')).toBe('∞');
    expect(() => valueOf('stableCrossEntropy([1, 2], 2)')).toThrow('0 to 1');
  });
});

describe('receptiveExtent', () => {
  test.each([
    ['[]', '1'],
    // Three 3 × 3 layers see 7 cells; VGG's first block with its pool: 1 + 2 + 2 + 1 = 6.
    ['[[3, 1], [3, 1], [3, 1]]', '7'],
    ['[[3, 1], [3, 1], [2, 2]]', '6'],
    // LeNet-5 up to C3: 5, 6, then 4 · 2 more.
    ['[[5, 1], [2, 2], [5, 1]]', '14'],
    // Dilation 1, 2, 4 at kernel 3: 1 + 2 + 4 + 8.
    ['[[3, 1, 1], [3, 1, 2], [3, 1, 4]]', '15'],
  ])('of %s is %s', (layers, cells) => {
    expect(textOf(`receptiveExtent(${layers})`)).toBe(cells);
  });

  test('agrees with the cells that single units reach, layer by layer', () => {
    const layers = [
      [3, 2, 1],
      [4, 3, 2],
      [2, 1, 3],
    ] as const;
    let cells = new Set([0]);
    for (const [kernel, stride, dilation] of layers.toReversed()) {
      cells = new Set(
        [...cells].flatMap((at) =>
          Array.from({ length: kernel }, (_, u) => at * stride + u * dilation),
        ),
      );
    }
    const extent = Math.max(...cells) - Math.min(...cells) + 1;
    expect(textOf(`receptiveExtent([[3, 2, 1], [4, 3, 2], [2, 1, 3]])`)).toBe(`${extent}`);
  });

  test('refuses layers of other numbers', () => {
    expect(() => valueOf('receptiveExtent([[3, 0]])')).toThrow('[kernel, stride, dilation]');
  });
});

describe('graphs of operations', () => {
  test('graphNodes takes rows apart', () => {
    const rows = [
      ...[
        'v1 = sin(x2)',
        'v2 = v1/x2',
        'v3 = v2 - x1',
        'v4 = v3*v3',
        'v5 = 1/v4',
        'v6 = v5^2',
        'v7 = v6 + x1',
      ],
    ];
    expect(textOf('graphNodes(rows)', { rows })).toBe(
      '[[v1, sin, [x2]], [v2, div, [v1, x2]], [v3, sub, [v2, x1]], [v4, mul, [v3, v3]], [v5, recip, [v4]], [v6, sq, [v5]], [v7, add, [v6, x1]]]',
    );
    expect(() => valueOf('graphNodes(["v1 = x1 + x2*x3"])')).toThrow('one operation a row');
  });

  // Numbers of the catalogue, entry ift6135-q4-code.
  test.each([
    ['[["v1", "mul", ["x1", "x1"]]]', '[3]', '[9, [6]]'],
    [
      '[["v1", "sq", ["x1"]], ["v2", "sq", ["v1"]], ["v3", "add", ["v2", "v2"]]]',
      '[-3/2]',
      '[10.125, [-27]]',
    ],
    [
      '[["v1", "relu", ["x1"]], ["v2", "relu", ["x2"]], ["v3", "sum", ["v1", "v2", "x1"]]]',
      '[-2, 1]',
      '[-1, [1, 1]]',
    ],
    ['[["v1", "relu", ["x1"]]]', '[0]', '[0, [0.5]]'],
  ])('graphReverse of %s at %s is %s', (nodes, point, expected) => {
    expect(textOf(`graphReverse(${nodes}, ${point})`).replaceAll('−', '-')).toBe(expected);
  });

  test('graphReverse gives an input that is not used the derivative 0', () => {
    const [value, gradient] = valueOf('graphReverse([["v1", "sin", ["x1"]]], [0.5, 4])') as Value[];
    expect(value).toBeCloseTo(Math.sin(0.5), 12);
    expect(gradient).toEqual([expect.closeTo(Math.cos(0.5), 12), 0]);
  });

  test('graphReverse agrees with the traces of the same rows', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const found = numbersOf(
        valueOf('graphReverse(graphNodes(randomTrace(seed)[0]), randomTrace(seed)[1])', { seed }),
      );
      const expected = numbersOf(
        valueOf('traceGradient(randomTrace(seed)[0], randomTrace(seed)[1])', { seed }),
      );
      expectClose(found.slice(1), expected);
    }
  });

  test.each([
    ['[["v1", "pow", ["x1"]]]', 'one of add, sub'],
    ['[["v1", "mul", ["x1"]]]', 'one of add, sub'],
    ['[["v1", "sin", ["x9"]]]', 'names of inputs and earlier nodes'],
    ['[]', 'at least one node'],
  ])('graphReverse refuses %s', (nodes, message) => {
    expect(() => valueOf(`graphReverse(${nodes}, [1])`)).toThrow(message);
  });
});

describe('mlpBackward', () => {
  const net = {
    A: [
      [
        [1, 2],
        [-1, 3],
      ],
      [[2, -1]],
    ],
    b: [[1, 0], [3]],
    x: [2, -1],
  };

  test('gives output and gradients', () => {
    const args = 'A, b, x, "square"';
    const single = `[last(mlpOutputs(${args}))[0], [mlpWeightGradient(${args}, layer = l) for l in 1..2], [mlpBiasGradient(${args}, layer = l) for l in 1..2], mlpJacobian(${args})[0]]`;
    expect(textOf(`mlpBackward(${args})`, net)).toBe(textOf(single, net));
    // By hand: z1 = (1, −5), y1 = (1, 25), y = 2 − 25 + 3 = −20; δ1 = (2·2·1, −1·2·(−5)) = (4, 10).
    expect(textOf(`mlpBackward(${args})`, net).replaceAll('−', '-')).toBe(
      '[-20, [[[8, -4], [20, -10]], [[1, 25]]], [[4, 10], [1]], [-6, 38]]',
    );
  });

  test('makes one mistake in all gradients', () => {
    const misread = 'misread("mlpBackward.slope-left-out", mlpBackward(A, b, x, "square"))';
    // Without slopes δ1 = (2, −1) and dx = (2 + 1, 4 − 3).
    expect(textOf(misread, net).replaceAll('−', '-')).toBe(
      '[-20, [[[4, -2], [-2, 1]], [[1, 25]]], [[2, -1], [1]], [3, 1]]',
    );
  });

  test('knows the way back through matrices that are not transposed, where they are square', () => {
    const misread = 'misread("mlpBackward.matrix-not-transposed", mlpBackward(A, b, x, "square"))';
    // dx = A · δ1 = (4 + 2·10, −4 + 3·10).
    expect(textOf(misread, net).replaceAll('−', '-')).toBe(
      '[-20, [[[8, -4], [20, -10]], [[1, 25]]], [[4, 10], [1]], [24, 26]]',
    );
    const wide = { A: [[[1], [2]], [[1, 1]]], b: [[0, 0], [0]], x: [1] };
    expect(() => textOf(misread, wide)).toThrow('expected a square matrix, got [2, 1]');
  });

  test('knows the way back through first units only', () => {
    const misread = 'misread("mlpBackward.first-unit-only", mlpBackward(A, b, x, "square"))';
    // δ1 = (4, 10) as it is, but dx = 4 · (1, 2).
    expect(textOf(misread, net).replaceAll('−', '-')).toBe(
      '[-20, [[[8, -4], [20, -10]], [[1, 25]]], [[4, 10], [1]], [4, 8]]',
    );
  });
});
