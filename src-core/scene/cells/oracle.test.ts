// Every kind against the tensor core: a cell depends on exactly the cells that its gradient says, and its number is
// that of the op.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { tensor } from '#core/autograd/tensor.ts';
import type { Tensor } from '#core/autograd/tensor.ts';
import * as ops from '#core/ops/functions.ts';
import { Random } from '#core/random.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { fieldMask, receptiveField } from '#core/layers/receptive-field.ts';
import { parseModel } from '#core/layers/notation/parse-model.ts';
import { shapeModel } from '#core/layers/shape-model.ts';
import { cellCount, indexOf } from './block.ts';
import type { Block } from './block.ts';
import type { CellsKind, CellsSpec, CellsSpecOf } from './cells-spec.ts';
import { reachBack, reachForth } from './reach.ts';
import { blockOf, buildScene, contributors } from './scene.ts';

type Run<K extends CellsKind> = (spec: CellsSpecOf<K>, x: Tensor, w?: Tensor, b?: Tensor) => Tensor;

const batch = (x: Tensor): Tensor => ops.unsqueeze(x, 0);
const both = (sizes: readonly number[] | undefined) => sizes as [number, number];

/** How the ops compute each kind; kinds with a stage of their own besides the values of the input have no row. */
const runs: { [K in CellsKind]?: Run<K> } = {
  convolution: (spec, x, w, b) =>
    spec.input.length === 2
      ? ops.conv1d(batch(x), w as Tensor, b, {
          ...{ stride: spec.stride[0], padding: spec.padding[0] },
          ...{ dilation: spec.dilation?.[0], groups: spec.groups },
        })
      : ops.conv2d(batch(x), w as Tensor, b, {
          ...{ stride: both(spec.stride), padding: both(spec.padding) },
          ...{ dilation: both(spec.dilation), groups: spec.groups },
        }),
  'transposed-convolution': transposed,
  'zero-stuffed-convolution': transposed,
  im2col(spec, x, w) {
    const weights = [spec.outChannels, spec.input[0] as number, ...spec.kernel];
    const y = ops.conv2d(batch(x), ops.reshape(w as Tensor, weights), undefined, {
      ...{ stride: both(spec.stride), padding: both(spec.padding), dilation: both(spec.dilation) },
    });
    const [, filters = 1, rows = 1, columns = 1] = y.shape;
    return ops.reshape(y, [filters, rows * columns]);
  },
  'average-pooling': (spec, x) =>
    ops.avgPool2d(batch(x), {
      ...{ kernelSize: spec.kernel, stride: spec.stride, padding: spec.padding },
      ...{ ceilMode: spec.ceilMode, countIncludePad: spec.countIncludePad },
    }),
  'batch-norm': ({ eps }, x) =>
    ops.batchNorm(x, undefined, undefined, undefined, undefined, { training: true, eps }),
  'layer-norm': ({ input, normalizedAxes = input.length - 1, eps }, x) =>
    ops.layerNorm(x, input.slice(-normalizedAxes), undefined, undefined, { eps }),
  'group-norm': ({ groups = 1, eps }, x) => ops.groupNorm(x, groups, undefined, undefined, { eps }),
  'instance-norm': ({ eps }, x) =>
    ops.instanceNorm(x, undefined, undefined, undefined, undefined, { eps }),
  linear: (_spec, x, w, b) => ops.linear(ops.flatten(x), w as Tensor, b),
  flatten: (_spec, x) => ops.flatten(x),
};

function transposed(
  spec: CellsSpecOf<'transposed-convolution'> | CellsSpecOf<'zero-stuffed-convolution'>,
  x: Tensor,
  w?: Tensor,
  b?: Tensor,
): Tensor {
  // The op keeps its kernel as (in, out / groups, …); ours is (out, in / groups, …) group by group.
  const { groups = 1, outChannels, kernel, input } = spec;
  const [ins, outs] = [(input[0] as number) / groups, outChannels / groups];
  const grouped = ops.reshape(w as Tensor, [groups, outs, ins, ...kernel]);
  const turned = ops.reshape(ops.permute(grouped, [0, 2, 1, 3, 4]), [
    groups * ins,
    outs,
    ...kernel,
  ]);
  return ops.convTranspose2d(batch(x), turned, b, {
    ...{ stride: both(spec.stride), padding: both(spec.padding), dilation: both(spec.dilation) },
    ...{ outputPadding: both(spec.outputPadding), groups },
  });
}

const size = fc.integer({ min: 1, max: 3 });
const pair = (least: number, most: number) =>
  fc.tuple(fc.integer({ min: least, max: most }), fc.integer({ min: least, max: most }));
const map = fc.tuple(
  fc.integer({ min: 1, max: 2 }),
  fc.integer({ min: 4, max: 6 }),
  fc.integer({ min: 4, max: 6 }),
);
const batches = fc.tuple(size, fc.constantFrom(2, 4), size, fc.integer({ min: 3, max: 4 }));
const windows = {
  kernel: pair(1, 2),
  stride: pair(1, 3),
  padding: pair(0, 1),
  dilation: pair(1, 2),
};
const grouped = fc
  .record({ groups: fc.integer({ min: 1, max: 2 }), ins: size, outs: size, ...windows })
  .map(({ groups, ins, outs, ...rest }) => ({
    ...rest,
    groups,
    outChannels: groups * outs,
    channels: groups * ins,
  }));
const withMaps = grouped.chain(({ channels, ...rest }) =>
  pair(4, 6).map((sides) => ({ ...rest, input: [channels, ...sides] })),
);
const lines = grouped.chain(({ channels, ...rest }) =>
  fc.integer({ min: 4, max: 6 }).map((length) => ({
    ...rest,
    input: [channels, length],
    ...{ kernel: rest.kernel.slice(1), stride: rest.stride.slice(1) },
    ...{ padding: rest.padding.slice(1), dilation: rest.dilation.slice(1) },
  })),
);
const stamps = withMaps.chain((spec) =>
  pair(0, 1)
    .filter((extra) =>
      extra.every((one, axis) => one < Math.max(spec.stride[axis] ?? 1, spec.dilation[axis] ?? 1)),
    )
    .map((outputPadding) => ({ ...spec, outputPadding })),
);
const normed = fc.record({ input: batches, eps: fc.constant(0.1) });

/** Random specs of every kind that the ops can run. */
const drawn: { [K in keyof typeof runs]: fc.Arbitrary<object> } = {
  convolution: fc.oneof(withMaps, lines),
  'transposed-convolution': stamps,
  'zero-stuffed-convolution': stamps,
  im2col: fc.record({ input: map, outChannels: size, ...windows }),
  'average-pooling': fc.record({
    input: map,
    kernel: pair(2, 3),
    stride: pair(1, 3),
    padding: pair(0, 1),
    ceilMode: fc.boolean(),
    countIncludePad: fc.boolean(),
  }),
  'batch-norm': normed,
  'layer-norm': fc.record({ input: batches, eps: fc.constant(0.1), normalizedAxes: size }),
  'group-norm': fc.record({ input: batches, eps: fc.constant(0.1), groups: fc.constantFrom(1, 2) }),
  'instance-norm': normed,
  linear: fc.record({ input: fc.array(size, { minLength: 1, maxLength: 3 }), outFeatures: size }),
  flatten: fc.record({ input: fc.array(size, { minLength: 1, maxLength: 3 }) }),
};

const numbers = (count: number, random: Random): number[] =>
  Array.from({ length: count }, () => 0.2 + random.next());

/** The spec with numbers in every cell, and the tensors that hold the same ones. */
function filled(spec: CellsSpec) {
  const random = new Random(7);
  const empty = buildScene(spec);
  const values = (id: string): number[] | undefined => {
    const block = empty.blocks.find((one) => one.id === id);
    return block && numbers(cellCount(block), random);
  };
  const [x, w, b] = [values('input'), values('kernel'), values('bias')];
  const named = spec.scene === 'linear' ? { weightValues: w } : { kernelValues: w };
  const scene = buildScene({
    ...spec,
    ...{ inputValues: x, ...(w && named), ...(b && { biasValues: b }) },
  });
  const leaf = (id: string, list: number[] | undefined): Tensor | undefined =>
    list &&
    tensor(NdArray.from(list, blockOf(scene, id).shape), {
      requiresGrad: true,
    });
  return { scene, x: leaf('input', x) as Tensor, w: leaf('kernel', w), b: leaf('bias', b) };
}

describe.each(Object.keys(runs) as (keyof typeof runs)[])('%s', (kind) => {
  const arbitrary = drawn[kind] as fc.Arbitrary<object>;
  const run = runs[kind] as Run<typeof kind>;

  test('has the numbers and the dependencies of the op', () => {
    fc.assert(
      fc.property(arbitrary, fc.boolean(), (fields, hasBias) => {
        const spec = {
          family: 'cells',
          scene: kind,
          ...fields,
          ...(hasBias && { hasBias }),
        } as CellsSpec;
        const { scene, x, w, b } = filled(spec);
        const y = run(spec, x, w, b);
        const output = blockOf(scene, 'output');
        expect(y.shape.filter((one) => one > 1)).toEqual(output.shape.filter((one) => one > 1));
        const expected = [...y.value.values()];
        for (const [at, value] of (output.values ?? []).entries())
          expect(value).toBeCloseTo(expected[at] as number, 9);
        const flat = ops.reshape(y, [cellCount(output)]);
        const cells = [0, cellCount(output) - 1, Math.floor(cellCount(output) / 2)];
        for (const cell of new Set(cells)) {
          const reach = reachBack(scene, { block: 'output', cell });
          const picked = ops.select(flat, 0, cell);
          const sources = { input: x, kernel: w, bias: b };
          for (const [id, source] of Object.entries(sources)) {
            if (!source || (kind === 'zero-stuffed-convolution' && id === 'kernel')) continue;
            const [found] = grad(picked, [source]);
            const mask = [...(found as Tensor).value.values()].map(
              (slope) => Math.abs(slope) > 1e-12,
            );
            const marks = [...(reach.get(id) ?? new Uint8Array(mask.length))].map(Boolean);
            // A weight that meets a zero of the padding takes part, though it changes nothing.
            const isPadded = id === 'kernel' && 'padding' in spec && spec.padding.some(Boolean);
            if (isPadded) expect(mask.every((isOn, at) => !isOn || marks[at])).toBe(true);
            else expect(marks).toEqual(mask);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

test('max pooling chooses the cells that the gradient of the op goes to, and reads no others', () => {
  const spec = fc.record({
    input: map,
    kernel: pair(2, 3),
    stride: pair(1, 3),
    padding: pair(0, 1),
    dilation: pair(1, 2),
    ceilMode: fc.boolean(),
  });
  fc.assert(
    fc.property(
      spec.filter(({ input, kernel, dilation, padding }) =>
        kernel.every(
          (k, axis) =>
            (k - 1) * (dilation[axis] ?? 1) < (input[axis + 1] ?? 0) + 2 * (padding[axis] ?? 0),
        ),
      ),
      (fields) => {
        const { scene, x } = filled({ family: 'cells', scene: 'max-pooling', ...fields });
        const y = ops.maxPool2d(batch(x), { ...fields, kernelSize: fields.kernel });
        const output = blockOf(scene, 'output');
        expect([...(output.values ?? [])]).toEqual([...y.value.values()]);
        const flat = ops.reshape(y, [cellCount(output)]);
        for (let cell = 0; cell < cellCount(output); cell++) {
          const [found] = grad(ops.select(flat, 0, cell), [x]);
          const winner = [...(found as Tensor).value.values()].findIndex((slope) => slope !== 0);
          const chosen = contributors(scene, { block: 'output', cell }).filter(
            ({ factor }) => factor.kind === 'choice' && factor.isChosen,
          );
          expect(chosen.map(({ from }) => from?.cell)).toEqual([winner]);
        }
      },
    ),
    { numRuns: 60 },
  );
});

describe('network', () => {
  test.each([
    ['conv 2 k3 | relu | avgpool 2 | conv 3 k3 p1 d2 | flatten | linear 4', [2, 12, 12]],
    ['conv 4 k3 s2 p1 g2 | bn | relu | tconv 2 k3 s2 | gap', [2, 9, 9]],
    ['conv 2 k3 p1 | [ conv 2 k3 p1 ] + skip | conv 1 k2', [1, 7, 7]],
  ])(
    '%s sees in the input what the field of its layers says, and what each cell reaches',
    (layers, input) => {
      const scene = buildScene({ family: 'cells', scene: 'network', input, layers });
      const read = parseModel(layers);
      const model = read.ok && shapeModel(read.model, input);
      if (!model || !model.ok) throw new Error('the layers do not fit');
      const last = scene.blocks.at(-1) as Block;
      const count = cellCount(last);
      for (const cell of new Set([0, Math.floor(count / 2), count - 1])) {
        const field = receptiveField(model.shaped, model.shaped.output, indexOf(last, cell));
        const marks = reachBack(scene, { block: last.id, cell }).get('input');
        expect([...(marks ?? [])]).toEqual([...fieldMask(field, input)]);
      }
      // What a cell of the input goes into is the same relation from its other end.
      const source = { block: 'input', cell: Math.floor(cellCount(scene.blocks[0] as Block) / 2) };
      const reached = reachForth(scene, source);
      for (const block of scene.blocks.slice(1)) {
        const expected = Array.from({ length: cellCount(block) }, (_, cell) =>
          reachBack(scene, { block: block.id, cell }).get('input')?.[source.cell] === 1 ? 1 : 0,
        );
        expect([...(reached.get(block.id) ?? [])].map(Number)).toEqual(
          expected.some(Boolean) ? expected : [],
        );
      }
    },
  );
});
