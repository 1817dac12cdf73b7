import { describe, expect, test } from 'vitest';
import { Random } from '#core/random.ts';
import {
  avgPool2d,
  avgPool2dGrad,
  maxPool2d,
  maxPool2dGrad,
  type AvgPoolSpec,
  type MaxPoolSpec,
} from './pool.ts';
import { TestKernels } from './testing/test-kernels.ts';

const kernels = new TestKernels();
const { run } = kernels;
const random = new Random(5);

type Pair = readonly [number, number];
type Spec = MaxPoolSpec & AvgPoolSpec;

function spec(
  planes: number,
  inputSize: Pair,
  kernelSize: Pair,
  options: {
    stride?: Pair;
    padding?: Pair;
    dilation?: Pair;
    ceilMode?: boolean;
    countIncludePad?: boolean;
    divisorOverride?: number;
  } = {},
): Spec {
  const {
    stride = kernelSize,
    padding = [0, 0],
    dilation = [1, 1],
    ceilMode = false,
    countIncludePad = true,
    divisorOverride,
  } = options;
  const outputSize = [0, 1].map((axis) => {
    const [size, k, s, p, d] = [inputSize, kernelSize, stride, padding, dilation].map(
      (pair) => pair[axis] as number,
    ) as [number, number, number, number, number];
    const steps = (size + 2 * p - d * (k - 1) - 1) / s;
    const length = (ceilMode ? Math.ceil(steps) : Math.floor(steps)) + 1;
    return ceilMode && (length - 1) * s >= size + p ? length - 1 : length;
  }) as unknown as Pair;
  return {
    planes,
    inputSize,
    outputSize,
    kernelSize,
    stride,
    padding,
    dilation,
    countIncludePad,
    divisorOverride,
  };
}

const CASES: [string, Spec][] = [
  ['2 × 2', spec(3, [8, 12], [2, 2])],
  ['2 × 2, odd sizes', spec(3, [7, 13], [2, 2])],
  ['2 × 2, narrow', spec(2, [4, 6], [2, 2])],
  ['2 × 2, odd sizes, ceil mode', spec(2, [7, 13], [2, 2], { ceilMode: true })],
  ['2 × 2, padded', spec(2, [6, 6], [2, 2], { padding: [1, 1] })],
  ['2 × 2, stride 1', spec(2, [6, 9], [2, 2], { stride: [1, 1] })],
  ['3 × 3, stride 2, padded', spec(2, [9, 11], [3, 3], { stride: [2, 2], padding: [1, 1] })],
  ['3 × 2, stride 1 × 3', spec(2, [9, 11], [3, 2], { stride: [1, 3] })],
  [
    '5 × 5, overlapping, ceil mode',
    spec(2, [11, 8], [5, 5], { stride: [3, 2], padding: [2, 1], ceilMode: true }),
  ],
  [
    'padding not counted',
    spec(2, [7, 7], [3, 3], {
      stride: [2, 2],
      padding: [1, 1],
      countIncludePad: false,
      ceilMode: true,
    }),
  ],
  ['other divisor', spec(1, [6, 6], [2, 2], { divisorOverride: 3 })],
  ['3 × 3, wide', spec(2, [10, 41], [3, 3], { stride: [2, 2], padding: [1, 1] })],
  ['3 × 3, stride 1, wide', spec(2, [10, 41], [3, 3], { stride: [1, 1], padding: [1, 1] })],
  ['whole plane', spec(4, [5, 7], [5, 7])],
];
const DILATED: [string, Spec][] = [
  ['dilated', spec(2, [9, 12], [3, 2], { stride: [2, 1], dilation: [2, 3] })],
  [
    'dilated and padded',
    spec(2, [9, 12], [3, 3], { stride: [1, 1], padding: [1, 1], dilation: [3, 2] }),
  ],
  [
    'dilated, ceil mode',
    spec(2, [8, 9], [2, 2], { stride: [3, 3], padding: [1, 1], dilation: [3, 3], ceilMode: true }),
  ],
];

/** The places of each window within a plane, in order, and how many it would have with padding. */
function windows({
  inputSize: [H, W],
  outputSize: [OH, OW],
  kernelSize: [kH, kW],
  stride,
  padding,
  dilation,
}: Spec) {
  const all: { places: number[]; padded: number }[] = [];
  for (let oy = 0; oy < OH; oy++)
    for (let ox = 0; ox < OW; ox++) {
      const places: number[] = [];
      let padded = 0;
      for (let i = 0; i < kH; i++)
        for (let j = 0; j < kW; j++) {
          const y = oy * stride[0] - padding[0] + i * dilation[0];
          const x = ox * stride[1] - padding[1] + j * dilation[1];
          if (y < H + padding[0] && x < W + padding[1]) padded++;
          if (y >= 0 && y < H && x >= 0 && x < W) places.push(y * W + x);
        }
      all.push({ places, padded });
    }
  return all;
}

/** Few different values, so that equal ones meet; NaN where asked for. */
function input({ planes, inputSize: [H, W] }: Spec, withNaN: boolean): Float32Array {
  return Float32Array.from({ length: planes * H * W }, () => {
    if (withNaN && random.next() < 0.05) return NaN;
    return random.integer(-4, 4);
  });
}

describe('maxPool2d', () => {
  test.each([...CASES, ...DILATED])(
    '%s: values, places and gradients are exact, with NaN too',
    (_name, spec) => {
      for (const withNaN of [false, true]) {
        const [H, W] = spec.inputSize;
        const x = input(spec, withNaN);
        const size = H * W;
        const parts = windows(spec);
        const count = spec.planes * parts.length;
        const [y, index, dx] = [
          kernels.room(count + 1),
          kernels.room(count + 1),
          kernels.room(x.length + 1),
        ];
        const p = kernels.put(x);
        const expected = Array.from({ length: count }, (_, o) => {
          const plane = Math.floor(o / parts.length) * size;
          const { places } = parts[o % parts.length] as { places: number[] };
          return places.reduce((best, place) => {
            const [v, b] = [x[plane + place] as number, x[plane + best] as number];
            return v > b || Number.isNaN(v) ? place : best;
          });
        });
        maxPool2d(run, p, y, index, spec);
        expect([...kernels.integers(index, count)]).toEqual(expected);
        const values = expected.map(
          (place, o) => x[Math.floor(o / parts.length) * size + place] as number,
        );
        expect([...kernels.floats(y, count + 1)]).toEqual([...values, 7]);
        kernels.floats(y, count).fill(7);
        maxPool2d(run, p, y, 0, spec);
        expect([...kernels.floats(y, count)]).toEqual(values);

        const g = Float32Array.from({ length: count }, () => random.integer(-9, 9));
        const gradient = new Float32Array(x.length);
        expected.forEach(
          (place, o) => (gradient[Math.floor(o / parts.length) * size + place]! += g[o] as number),
        );
        maxPool2dGrad(run, kernels.put(g), index, dx, spec);
        expect([...kernels.floats(dx, x.length + 1)].map((v) => v + 0)).toEqual([...gradient, 7]);
      }
    },
  );

  test('takes the first place where all is −∞, and −∞ is less than anything else', () => {
    const halves = spec(1, [2, 8], [2, 2]);
    const x = Float32Array.from({ length: 16 }, (_, i) => (i === 11 ? -3e38 : -Infinity));
    const [y, index] = [kernels.room(4), kernels.room(4)];
    maxPool2d(run, kernels.put(x), y, index, halves);
    expect([...kernels.floats(y, 4)]).toEqual([
      -Infinity,
      Math.fround(-3e38),
      -Infinity,
      -Infinity,
    ]);
    expect([...kernels.integers(index, 4)]).toEqual([0, 11, 4, 6]);
  });
});

describe('avgPool2d', () => {
  test.each(CASES)('%s: values and gradients agree with float64', (_name, spec) => {
    const [H, W] = spec.inputSize;
    const x = input(spec, false);
    const size = H * W;
    const parts = windows(spec);
    const count = spec.planes * parts.length;
    const divisor = ({ places, padded }: { places: number[]; padded: number }) =>
      spec.divisorOverride ?? (spec.countIncludePad ? padded : places.length);
    const [y, dx] = [kernels.room(count + 1), kernels.room(x.length + 1)];
    const g = Float32Array.from({ length: count }, () => random.integer(-9, 9));
    const values: number[] = [];
    const gradient = new Float64Array(x.length);
    for (let o = 0; o < count; o++) {
      const plane = Math.floor(o / parts.length) * size;
      const part = parts[o % parts.length] as { places: number[]; padded: number };
      values.push(
        part.places.reduce((sum, place) => sum + (x[plane + place] as number), 0) / divisor(part),
      );
      for (const place of part.places) gradient[plane + place]! += (g[o] as number) / divisor(part);
    }
    avgPool2d(run, kernels.put(x), y, spec);
    avgPool2dGrad(run, kernels.put(g), dx, spec);
    const far = (at: number, wanted: ArrayLike<number>) =>
      [...kernels.floats(at, wanted.length)].filter(
        (v, i) => Math.abs(v - (wanted[i] as number)) > 4e-6,
      );
    expect(far(y, [...values, 7])).toEqual([]);
    expect(far(dx, [...gradient, 7])).toEqual([]);
  });
});
