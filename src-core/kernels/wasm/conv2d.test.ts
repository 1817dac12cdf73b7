import { describe, expect, test } from 'vitest';
import { conv2dWeightGrad } from './conv2d-weight-grad.ts';
import { conv2dForward, conv2dInputGrad } from './conv2d.ts';
import type { Conv2dSizes } from './conv2d.ts';
import type { Runner } from './runner.ts';
import { TestRoom, worstError } from './testing/test-room.ts';

const room = new TestRoom(12);

/** Sizes of one case; the output's follow. */
function sizes(partial: Omit<Conv2dSizes, 'outH' | 'outW'>): Conv2dSizes {
  const { H, W, kH, kW, strideH, strideW, padH, padW, dilationH, dilationW } = partial;
  const outH = Math.floor((H + 2 * padH - dilationH * (kH - 1) - 1) / strideH) + 1;
  const outW = Math.floor((W + 2 * padW - dilationW * (kW - 1) - 1) / strideW) + 1;
  return { ...partial, outH: Math.max(0, outH), outW: Math.max(0, outW) };
}

const square = (N: number, C: number, O: number, size: number, k: number, rest = {}) =>
  sizes({
    ...{ N, C, O, H: size, W: size, kH: k, kW: k, strideH: 1, strideW: 1 },
    ...{ padH: 0, padW: 0, dilationH: 1, dilationW: 1, groups: 1, ...rest },
  });

function randomSizes(): Conv2dSizes {
  const { integer } = room;
  const depthwise = integer(0, 3) === 0;
  const groups = depthwise ? integer(1, 5) : integer(0, 2) ? 1 : integer(2, 3);
  const perGroup = () => (depthwise ? 1 : integer(1, integer(0, 6) ? 9 : 40));
  const usual = depthwise && room.flip();
  const window = () =>
    usual
      ? { k: 3, stride: 1, pad: 1, dilation: 1 }
      : { k: integer(1, 4), stride: integer(1, 3), pad: integer(0, 3), dilation: integer(1, 2) };
  const [y, x] = [window(), window()];
  return sizes({
    ...{ N: integer(1, 4), C: groups * perGroup(), O: 0, groups },
    ...{ H: integer(1, 20), W: integer(1, integer(0, 4) ? 20 : 70) },
    ...{ kH: y.k, strideH: y.stride, padH: y.pad, dilationH: y.dilation },
    ...{ kW: x.k, strideW: x.stride, padW: x.pad, dilationW: x.dilation },
    ...{ O: groups * perGroup() },
  });
}

/** Calls `visit` with the indices of every product input · weight → output. */
function eachProduct(
  size: Conv2dSizes,
  visit: (input: number, weight: number, output: number) => void,
): void {
  const { N, C, H, W, O, kH, kW, groups, outH, outW } = size;
  const [channels, outputs] = [C / groups, O / groups];
  for (let n = 0; n < N; n++)
    for (let o = 0; o < O; o++)
      for (let c = 0; c < channels; c++) {
        const plane = n * C + Math.floor(o / outputs) * channels + c;
        for (let i = 0; i < kH; i++)
          for (let j = 0; j < kW; j++)
            for (let y = 0; y < outH; y++)
              for (let x = 0; x < outW; x++) {
                const row = y * size.strideH - size.padH + i * size.dilationH;
                const column = x * size.strideW - size.padW + j * size.dilationW;
                if (row < 0 || column < 0 || row >= H || column >= W) continue;
                visit(
                  (plane * H + row) * W + column,
                  ((o * channels + c) * kH + i) * kW + j,
                  ((n * O + o) * outH + y) * outW + x,
                );
              }
      }
}

/** The same bits in one go, in grains, and in the smallest parts; answers the error. */
function checkRuns(out: Float32Array, expected: Float64Array, call: (run: Runner) => void): number {
  const before = out.slice();
  call(room.whole);
  const got = out.slice();
  for (const run of [room.inGrains, room.inParts(1)]) {
    out.set(before);
    call(run);
    expect(out).toEqual(got);
  }
  return worstError(got, expected);
}

/** All three convolutions of one case; answers the largest of their errors. */
function check(size: Conv2dSizes): number {
  room.clear();
  const { N, C, H, W, O, kH, kW, groups, outH, outW } = size;
  const spec = { ...size, temporary: room.temporary };
  const counts = [N * C * H * W, (O * C * kH * kW) / groups, N * O * outH * outW] as const;
  const [input, weight, outGrad] = counts.map((count) => room.numbers(count)) as [
    number,
    number,
    number,
  ];
  const [x, w, g] = [
    room.floats(input, counts[0]),
    room.floats(weight, counts[1]),
    room.floats(outGrad, counts[2]),
  ];
  const bias = room.flip() ? room.numbers(O) : 0;
  const inputBias = room.flip() ? room.numbers(C) : 0;
  const [out, inputGrad, weightGrad] = [
    room.numbers(counts[2]),
    room.numbers(counts[0]),
    room.numbers(counts[1]),
  ];
  const perChannel = (count: number, at: number, channels: number, plane: number) =>
    Float64Array.from({ length: count }, (_, i) =>
      at ? room.floats(at, channels)[Math.floor(i / plane) % channels]! : 0,
    );
  const expectedOut = perChannel(counts[2], bias, O, outH * outW);
  const expectedInput = perChannel(counts[0], inputBias, C, H * W);
  const expectedWeight = new Float64Array(counts[1]);
  eachProduct(size, (i, k, o) => {
    expectedOut[o]! += x[i]! * w[k]!;
    expectedInput[i]! += g[o]! * w[k]!;
    expectedWeight[k]! += g[o]! * x[i]!;
  });
  return Math.max(
    checkRuns(room.floats(out, counts[2]), expectedOut, (run) =>
      conv2dForward(run, { ...spec, input, weight, bias, out }),
    ),
    checkRuns(room.floats(inputGrad, counts[0]), expectedInput, (run) =>
      conv2dInputGrad(run, { ...spec, outGrad, weight, bias: inputBias, inputGrad }),
    ),
    checkRuns(room.floats(weightGrad, counts[1]), expectedWeight, (run) =>
      conv2dWeightGrad(run, { ...spec, input, outGrad, weightGrad }),
    ),
  );
}

describe('conv2dForward, conv2dInputGrad and conv2dWeightGrad', () => {
  test('agree with float64 loops for random sizes, and give the same bits however they are cut', () => {
    for (let i = 0; i < 500; i++) {
      const size = randomSizes();
      expect(check(size), JSON.stringify(size)).toBeLessThan(1e-5);
    }
  });

  test('agree for random sizes of many small images', () => {
    for (let i = 0; i < 40; i++) {
      const size = { ...randomSizes(), N: room.flip() ? 16 : 23 };
      expect(check(size), JSON.stringify(size)).toBeLessThan(1e-5);
    }
  });

  test('agree for random sizes with few outputs, for every width of a tile', () => {
    for (let width = 1; width <= 72; width++) {
      const random = randomSizes();
      const few = { C: room.integer(1, 8), O: room.integer(1, 8), groups: 1, W: width + 4 };
      const size = sizes({ ...random, ...few, N: room.integer(1, 3) });
      expect(check(size), JSON.stringify(size)).toBeLessThan(1e-5);
    }
  });

  test.each([
    ['one image of the first layer of LeNet', square(1, 1, 6, 28, 5, { padH: 2, padW: 2 })],
    ['one image of the second layer of LeNet', square(1, 6, 16, 14, 5)],
    ['few outputs in blocks of rows', square(2, 9, 3, 100, 3, { padH: 1, padW: 1 })],
    ['few outputs of several groups', square(2, 6, 9, 17, 3, { groups: 3, padH: 1, padW: 1 })],
    ['few outputs whose first rows meet padding only', square(1, 3, 5, 9, 2, { padH: 4, padW: 3 })],
    ['the first layer of LeNet', square(16, 1, 6, 28, 5, { padH: 2, padW: 2 })],
    ['the second layer of LeNet', square(20, 6, 16, 14, 5)],
    ['many images with many taps', square(16, 32, 9, 4, 3, { padH: 1, padW: 1 })],
    ['a 1 × 1 kernel over a large image', square(1, 5, 3, 60, 1)],
    ['many tiny images', square(40, 3, 5, 2, 2, { padH: 1, padW: 1 })],
    ['more taps than a block', square(2, 80, 5, 7, 3, { padH: 1, padW: 1 })],
    ['a kernel larger than a block of taps', square(1, 2, 3, 21, 19)],
    ['rows longer than a block', { ...sizes({ ...square(1, 2, 3, 1, 1), W: 1500, kW: 5 }) }],
    ['long rows at stride 2', { ...sizes({ ...square(1, 2, 3, 3, 3), W: 2100, strideW: 2 }) }],
    ['many depthwise rows', square(1, 2, 2, 230, 3, { groups: 2, padH: 1, padW: 1 })],
    ['a stride beyond the kernel', square(2, 3, 4, 11, 2, { strideH: 3, strideW: 4 })],
    ['more padding than the kernel needs', square(1, 2, 3, 4, 2, { padH: 5, padW: 3 })],
    ['a wide kernel', square(2, 3, 4, 40, 1, { kW: 30, padW: 4 })],
    ['few rows of many outputs', square(1, 3, 100, 6, 3, { padH: 1, padW: 1 })],
    ['no images', square(0, 3, 4, 5, 3)],
    ['no channels', square(2, 0, 4, 5, 3)],
    ['no outputs', square(2, 3, 0, 5, 3)],
    ['no output pixels', square(2, 3, 4, 2, 3)],
  ])('agree with float64 loops for %s', (_, size) => {
    expect(check(size)).toBeLessThan(1e-5);
  });
});
