import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ArgumentError, BudgetError, ShapeError } from '#core/errors.ts';
import { cellCount, indexOf } from './block.ts';
import { exampleConvolution as plain } from './example-specs.ts';
import { buildScene, contributors, dependents } from './scene.ts';
import type { ConvolutionSpec, SceneSpec } from './scene-spec.ts';

const side = fc.integer({ min: 1, max: 4 });
const pair = (most: number, least = 0) =>
  fc.tuple(fc.integer({ min: least, max: most }), fc.integer({ min: least, max: most }));

/** Any small scene whose output is not empty, with whole numbers in every cell. */
const specs = fc
  .record({
    scene: fc.constantFrom('convolution' as const, 'transposed-convolution' as const),
    input: fc.tuple(fc.integer({ min: 1, max: 2 }), side, side),
    outChannels: fc.integer({ min: 1, max: 2 }),
    kernel: pair(3, 1),
    stride: pair(3, 1),
    padding: pair(2),
    outputPadding: pair(2),
  })
  .filter((spec) => bruteForce(spec).shape.every((size) => size > 0))
  .chain((spec) => {
    const [channels, rows, columns] = spec.input;
    const numbers = (count: number) =>
      fc.array(fc.integer({ min: -5, max: 5 }), { minLength: count, maxLength: count });
    return fc.record({
      spec: fc.constant(spec),
      inputValues: numbers(channels * rows * columns),
      kernelValues: numbers(spec.outChannels * channels * spec.kernel[0] * spec.kernel[1]),
    });
  })
  .map(({ spec, ...values }): SceneSpec => ({ ...spec, ...values }));

/** The definition, loop by loop: which (output, input, weight) triples multiply, by index alone. */
function bruteForce(spec: ConvolutionSpec) {
  const { outChannels: O, kernel, stride: s, padding: p, outputPadding: op } = spec;
  const [C, ...size] = spec.input;
  const isTransposed = spec.scene === 'transposed-convolution';
  const out = ([0, 1] as const).map((axis) =>
    isTransposed
      ? (size[axis] - 1) * s[axis] - 2 * p[axis] + kernel[axis] + op[axis]
      : Math.floor((size[axis] + 2 * p[axis] - kernel[axis]) / s[axis]) + 1,
  ) as [number, number];
  const triples: string[] = [];
  for (let o = 0; o < O; o++)
    for (let c = 0; c < C; c++)
      for (let y = 0; y < out[0]; y++)
        for (let x = 0; x < out[1]; x++)
          for (let i = 0; i < size[0]; i++)
            for (let j = 0; j < size[1]; j++) {
              const a = isTransposed ? y + p[0] - i * s[0] : i + p[0] - y * s[0];
              const b = isTransposed ? x + p[1] - j * s[1] : j + p[1] - x * s[1];
              if (a < 0 || b < 0 || a >= kernel[0] || b >= kernel[1]) continue;
              const output = (o * out[0] + y) * out[1] + x;
              const input = (c * size[0] + i) * size[1] + j;
              const weight = ((o * C + c) * kernel[0] + a) * kernel[1] + b;
              triples.push(`${output} ${input} ${weight}`);
            }
  return { shape: [O, ...out], triples: triples.sort() };
}

describe('buildScene', () => {
  test('lays out input, kernel and output with the sizes of the definition', () => {
    fc.assert(
      fc.property(specs, (spec) => {
        expect(buildScene(spec).blocks.output.shape).toEqual(bruteForce(spec).shape);
      }),
    );
  });

  test('computes the output from input and kernel numbers as the definition says', () => {
    fc.assert(
      fc.property(specs, (spec) => {
        const { shape, triples } = bruteForce(spec);
        const expected = new Array<number>(shape.reduce((a, b) => a * b)).fill(0);
        for (const triple of triples) {
          const [y, x, w] = triple.split(' ').map(Number) as [number, number, number];
          expected[y] =
            (expected[y] ?? 0) + (spec.kernelValues?.[w] ?? 0) * (spec.inputValues?.[x] ?? 0);
        }
        const values = [...(buildScene(spec).blocks.output.values ?? [])];
        expect(values.map((value) => value + 0)).toEqual(expected.map((value) => value + 0));
      }),
    );
  });

  test('gives the 3 × 3 example with stride 3 its four corner products', () => {
    // Windows start at −1 and 2 on each axis; only the input's corners lie under the kernel:
    // 1·4 = 4, 3·3 = 9, 7·2 = 14, 9·1 = 9.
    const scene = buildScene({
      ...plain,
      inputValues: [1, 2, 3, 4, 5, 6, 7, 8, 9],
      kernelValues: [1, 2, 3, 4],
    });
    expect([...(scene.blocks.output.values ?? [])]).toEqual([4, 9, 14, 9]);
    expect(scene.stepCount).toBe(4);
  });

  test('leaves output numbers out while some are missing', () => {
    expect(
      buildScene({ ...plain, kernelValues: [1, 2, 3, 4] }).blocks.output.values,
    ).toBeUndefined();
  });

  test('refuses sizes and lists that do not fit, saying which', () => {
    expect(() => buildScene({ ...plain, stride: [0, 1] })).toThrow(ArgumentError);
    expect(() => buildScene({ ...plain, kernel: [6, 2] })).toThrow(/kernel of at most 5/);
    expect(() => buildScene({ ...plain, inputValues: [1] })).toThrow(ShapeError);
    expect(() => buildScene({ ...plain, input: [512, 4096, 4096] })).toThrow(BudgetError);
    expect(() =>
      buildScene({ ...plain, scene: 'transposed-convolution', input: [1, 1, 1], padding: [2, 2] }),
    ).toThrow(/output of at least 1 × 1/);
  });
});

describe('contributors', () => {
  test('names every product of the definition and no other', () => {
    fc.assert(
      fc.property(specs, (spec) => {
        const scene = buildScene(spec);
        const triples = Array.from({ length: cellCount(scene.blocks.output) }, (_, cell) =>
          contributors(scene, { block: 'output', cell }),
        )
          .flat()
          .filter(({ input }) => input !== null)
          .map(({ output, input, weight }) => `${output} ${input} ${weight}`);
        expect(triples.sort()).toEqual(bruteForce(spec).triples);
      }),
    );
  });

  test('flags the zeros of the padding and says where they stand', () => {
    const made = contributors(buildScene(plain), { block: 'output', cell: 0 });
    expect(made).toEqual([
      { output: 0, input: null, weight: 0, place: { channel: 0, row: -1, column: -1 } },
      { output: 0, input: null, weight: 1, place: { channel: 0, row: -1, column: 0 } },
      { output: 0, input: null, weight: 2, place: { channel: 0, row: 0, column: -1 } },
      { output: 0, input: 0, weight: 3, place: { channel: 0, row: 0, column: 0 } },
    ]);
  });

  test('refuses a cell that is no output', () => {
    const scene = buildScene(plain);
    expect(() => contributors(scene, { block: 'input', cell: 0 })).toThrow(ArgumentError);
    expect(() => contributors(scene, { block: 'output', cell: 4 })).toThrow(/below 4/);
  });
});

describe('dependents', () => {
  test('turns the contributors round: every kept product is found from both ends', () => {
    fc.assert(
      fc.property(specs, (spec) => {
        const scene = buildScene(spec);
        const triples = Array.from({ length: cellCount(scene.blocks.input) }, (_, cell) =>
          dependents(scene, { block: 'input', cell }),
        )
          .flat()
          .filter(({ output }) => output !== null)
          .map(({ output, input, weight }) => `${output} ${input} ${weight}`);
        expect(triples.sort()).toEqual(bruteForce(spec).triples);
      }),
    );
  });

  test('gives a stamp one product per kernel cell and filter, those that are cropped flagged', () => {
    const spec: SceneSpec = {
      ...plain,
      scene: 'transposed-convolution',
      stride: [2, 2],
      outChannels: 2,
    };
    const scene = buildScene({ ...spec, input: [1, 2, 2] });
    const stamp = dependents(scene, { block: 'input', cell: 0 });
    expect(stamp).toHaveLength(8);
    // Corner (−1, −1) and its row and column are cropped: only kernel cell (1, 1) stays, once a filter.
    expect(stamp.filter(({ output }) => output !== null).map(({ weight }) => weight)).toEqual([
      3, 7,
    ]);
    expect(indexOf(scene.blocks.kernel, 7)).toEqual([1, 0, 1, 1]);
  });
});
