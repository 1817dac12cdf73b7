import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ArgumentError, BudgetError, ShapeError } from '#core/errors.ts';
import { cellCount, indexOf } from './block.ts';
import { weightOf } from './contribution.ts';
import type { Contribution } from './contribution.ts';
import { exampleConvolution as plain, exampleSpecs } from './example-specs.ts';
import { blockOf, buildScene, contributors, dependents } from './scene.ts';
import type { Scene } from './scene.ts';

const outputOf = (scene: Scene) => blockOf(scene, 'output');
const cellsOf = (scene: Scene, id: string) =>
  Array.from({ length: cellCount(blockOf(scene, id)) }, (_, cell) => ({ block: id, cell }));

const side = fc.integer({ min: 1, max: 4 });
const pair = (most: number, least = 0) =>
  fc.tuple(fc.integer({ min: least, max: most }), fc.integer({ min: least, max: most }));

/** Any small scene whose output is not empty, with whole numbers in every cell. */
const specs = fc
  .record({
    scene: fc.constantFrom('convolution' as const, 'transposed-convolution' as const),
    groups: fc.integer({ min: 1, max: 2 }),
    channelsEach: fc.integer({ min: 1, max: 2 }),
    filtersEach: fc.integer({ min: 1, max: 2 }),
    sides: fc.tuple(side, side),
    kernel: pair(3, 1),
    stride: pair(3, 1),
    padding: pair(2),
    dilation: pair(2, 1),
    outputPadding: pair(2),
  })
  .map(({ channelsEach, filtersEach, sides, groups, ...rest }) => ({
    family: 'cells' as const,
    ...{ ...rest, groups },
    input: [groups * channelsEach, ...sides] as [number, number, number],
    outChannels: groups * filtersEach,
  }))
  .filter((spec) => bruteForce(spec).shape.every((size) => size > 0))
  .chain((spec) => {
    const [channels, rows, columns] = spec.input;
    const numbers = (count: number) =>
      fc.array(fc.integer({ min: -5, max: 5 }), { minLength: count, maxLength: count });
    const kernel = (spec.outChannels * channels * spec.kernel[0] * spec.kernel[1]) / spec.groups;
    return fc.record({
      spec: fc.constant(spec),
      inputValues: numbers(channels * rows * columns),
      kernelValues: numbers(kernel),
    });
  })
  .map(({ spec, ...values }) => ({ ...spec, ...values }));

interface Full {
  scene: 'convolution' | 'transposed-convolution';
  input: [number, number, number];
  outChannels: number;
  groups: number;
  kernel: [number, number];
  stride: [number, number];
  padding: [number, number];
  dilation: [number, number];
  outputPadding: [number, number];
  inputValues?: number[];
  kernelValues?: number[];
}

/** The definition, loop by loop: which (output, input, weight) triples multiply, by index alone. */
function bruteForce(spec: Full) {
  const {
    outChannels: O,
    groups,
    kernel,
    stride: s,
    padding: p,
    dilation: d,
    outputPadding: op,
  } = spec;
  const [C, ...size] = spec.input;
  const each = C / groups;
  const isTransposed = spec.scene === 'transposed-convolution';
  const out = ([0, 1] as const).map((axis) =>
    isTransposed
      ? (size[axis] - 1) * s[axis] - 2 * p[axis] + d[axis] * (kernel[axis] - 1) + 1 + op[axis]
      : Math.floor((size[axis] + 2 * p[axis] - d[axis] * (kernel[axis] - 1) - 1) / s[axis]) + 1,
  ) as [number, number];
  const triples: string[] = [];
  for (let o = 0; o < O; o++)
    for (let c = 0; c < C; c++)
      for (let y = 0; y < out[0]; y++)
        for (let x = 0; x < out[1]; x++)
          for (let i = 0; i < size[0]; i++)
            for (let j = 0; j < size[1]; j++)
              for (let a = 0; a < kernel[0]; a++)
                for (let b = 0; b < kernel[1]; b++) {
                  const meetsRow = isTransposed
                    ? y + p[0] === i * s[0] + a * d[0]
                    : i + p[0] === y * s[0] + a * d[0];
                  const meetsColumn = isTransposed
                    ? x + p[1] === j * s[1] + b * d[1]
                    : j + p[1] === x * s[1] + b * d[1];
                  const isOneGroup = Math.floor(c / each) === Math.floor(o / (O / groups));
                  if (!meetsRow || !meetsColumn || !isOneGroup) continue;
                  const output = (o * out[0] + y) * out[1] + x;
                  const input = (c * size[0] + i) * size[1] + j;
                  const weight = ((o * each + (c % each)) * kernel[0] + a) * kernel[1] + b;
                  triples.push(`${output} ${input} ${weight}`);
                }
  return { shape: [O, ...out], triples: triples.sort() };
}

/** The kept products of contributions as triples. */
function triplesOf(contributions: readonly Contribution[]): string[] {
  return contributions
    .filter(({ to, from }) => to && from)
    .map((one) => `${one.to?.cell} ${one.from?.cell} ${weightOf(one)?.cell}`)
    .sort();
}

describe('buildScene', () => {
  test('lays out input, kernel and output with the sizes of the definition', () => {
    fc.assert(
      fc.property(specs, (spec) => {
        expect(outputOf(buildScene(spec)).shape).toEqual(bruteForce(spec).shape);
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
        const values = [...(outputOf(buildScene(spec)).values ?? [])];
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
    expect([...(outputOf(scene).values ?? [])]).toEqual([4, 9, 14, 9]);
    expect(scene.stepCount).toBe(4);
  });

  test('leaves output numbers out while some are missing', () => {
    expect(outputOf(buildScene({ ...plain, kernelValues: [1, 2, 3, 4] })).values).toBeUndefined();
  });

  test('refuses sizes and lists that do not fit, saying which', () => {
    expect(() => buildScene({ ...plain, stride: [0, 1] })).toThrow(ArgumentError);
    expect(() => buildScene({ ...plain, kernel: [6, 2] })).toThrow(/kernel of at most 5/);
    expect(() => buildScene({ ...plain, inputValues: [1] })).toThrow(ShapeError);
    expect(() => buildScene({ ...plain, input: [512, 4096, 4096] })).toThrow(BudgetError);
    expect(() =>
      buildScene({ ...exampleSpecs['transposed-convolution'], input: [1, 1, 1], padding: [2, 2] }),
    ).toThrow(/output of at least 1 × 1/);
  });
});

describe('contributors', () => {
  test('names every product of the definition and no other', () => {
    fc.assert(
      fc.property(specs, (spec) => {
        const scene = buildScene(spec);
        const made = cellsOf(scene, 'output').flatMap((cell) => contributors(scene, cell));
        expect(triplesOf(made)).toEqual(bruteForce(spec).triples);
      }),
    );
  });

  test('flags the zeros of the padding and says where they stand', () => {
    const made = contributors(buildScene(plain), { block: 'output', cell: 0 });
    const place = (row: number, column: number) => ({ block: 'input', channel: 0, row, column });
    expect(made.map((one) => one.from?.cell)).toEqual([undefined, undefined, undefined, 0]);
    expect(made.map((one) => weightOf(one)?.cell)).toEqual([0, 1, 2, 3]);
    expect(made.map((one) => one.place)).toEqual([
      place(-1, -1),
      place(-1, 0),
      place(0, -1),
      place(0, 0),
    ]);
  });

  test('adds the bias of the filter as the last term', () => {
    const scene = buildScene({ ...plain, outChannels: 2, biasValues: [7, 8] });
    const last = contributors(scene, { block: 'output', cell: 5 }).at(-1);
    expect(last).toMatchObject({ from: { block: 'bias', cell: 1 }, factor: { kind: 'copy' } });
    expect(dependents(scene, { block: 'bias', cell: 1 }).map(({ to }) => to?.cell)).toEqual([
      4, 5, 6, 7,
    ]);
  });

  test('refuses a cell that the scene has not', () => {
    const scene = buildScene(plain);
    expect(() => contributors(scene, { block: 'bias', cell: 0 })).toThrow(ArgumentError);
    expect(() => contributors(scene, { block: 'output', cell: 4 })).toThrow(/below 4/);
  });
});

describe('dependents', () => {
  test('turns the contributors round: every kept product is found from input and from weight', () => {
    fc.assert(
      fc.property(specs, (spec) => {
        const scene = buildScene(spec);
        for (const id of ['input', 'kernel']) {
          const made = cellsOf(scene, id).flatMap((cell) => dependents(scene, cell));
          expect(triplesOf(made)).toEqual(bruteForce(spec).triples);
        }
      }),
    );
  });

  test.each(Object.values(exampleSpecs))('is the reverse of contributors in $scene', (spec) => {
    const scene = buildScene(spec);
    const key = (one: Contribution) =>
      JSON.stringify([one.to, one.from, one.factor.kind, weightOf(one) ?? null]);
    for (const relation of scene.relations) {
      const forwards = cellsOf(scene, relation.to)
        .flatMap((cell) => relation.contributors(cell.cell))
        .filter(({ from }) => from);
      const backwards = relation.reads
        .flatMap((id) => cellsOf(scene, id))
        .flatMap((cell) =>
          relation
            .dependents(cell)
            .filter(({ to, from }) => to && from?.block === cell.block && from.cell === cell.cell),
        );
      expect(new Set(backwards.map(key))).toEqual(new Set(forwards.map(key)));
    }
  });

  test('gives a stamp one product per kernel cell and filter, those that are cropped flagged', () => {
    const spec = exampleSpecs['transposed-convolution'];
    const scene = buildScene({ ...spec, padding: [1, 1], outChannels: 2 });
    const stamp = dependents(scene, { block: 'input', cell: 0 });
    expect(stamp).toHaveLength(8);
    // Corner (−1, −1) and its row and column are cropped: only kernel cell (1, 1) stays, once a filter.
    const kept = stamp.filter(({ to }) => to !== null).map((one) => weightOf(one)?.cell);
    expect(kept).toEqual([3, 7]);
    expect(indexOf(blockOf(scene, 'kernel'), 7)).toEqual([1, 0, 1, 1]);
  });
});
