import { describe, expect, test } from 'vitest';
import { vjp } from '#core/autograd/functional.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import * as ops from '#core/ops/functions.ts';
import { Random } from '#core/random.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import type { Settings } from './layer-kind.ts';
import { ModelBuilder } from './model-builder.ts';
import { MODEL_INPUT } from './model.ts';
import { fieldMask, receptiveField } from './receptive-field.ts';
import { shapeModel } from './shape-model.ts';
import type { ShapedLayer, ShapedModel } from './shape-model.ts';

const PLACE = { line: 1, column: 1 };
const MAX_CELLS = 500;
type Sizes = number[];

/** What a settings record of a pool holds; other layers hold other names of their own. */
type Options = Record<string, never> & { kernelSize: never; outputSize: never; scaleFactor: never };

/** A random small model: up to six layers and branches on an input with one or two axes after its channels. */
function randomModel(random: Random): ShapedModel {
  const axes = random.integer(1, 8) === 1 ? 3 : random.integer(1, 2);
  const input = [
    random.pick([1, 2, 4]),
    ...sizes(random, axes, 2, axes === 1 ? 12 : axes === 2 ? 7 : 4),
  ];
  let shaped: ShapedModel = { input, layers: [], output: MODEL_INPUT, notes: [] };
  const builder = new ModelBuilder();
  for (let step = random.integer(1, 6); step > 0; step--) {
    const trial = new ModelBuilder();
    replay(builder, trial);
    extend(random, trial, shaped.layers.at(-1)?.shape ?? input);
    const result = shapeModel(trial.model(), input);
    const isSmall = result.shaped.layers.every(({ shape }) => count(shape) <= MAX_CELLS);
    if (!result.ok || !isSmall) continue;
    replay(trial, builder);
    shaped = result.shaped;
  }
  return shaped;
}

/** Writes the layers of one builder that the other lacks. */
function replay(from: ModelBuilder, to: ModelBuilder): void {
  const have = to.model().nodes.length;
  for (const { kind, settings, inputs } of from.model().nodes.slice(have))
    to.add(kind, settings, PLACE, { inputs });
}

/** One more layer, or two branches that meet again. */
function extend(random: Random, builder: ModelBuilder, shape: readonly number[]): void {
  const axes = shape.length - 1;
  if (axes === 0) return builder.add('Linear', { outFeatures: random.integer(1, 4) }, PLACE);
  const one = (): void => {
    const [kind, settings] = randomLayer(random, axes);
    builder.add(kind, settings, PLACE);
  };
  const same = (): void => {
    const dilation = random.integer(1, 2);
    builder.add('Conv', { outChannels: 'in', kernelSize: 3, padding: dilation, dilation }, PLACE);
  };
  switch (random.integer(1, 8)) {
    case 1:
      return builder.branch('Add', PLACE, [same, () => undefined]);
    case 2:
      return builder.branch('Concat', PLACE, [one, one]);
    case 3:
      return builder.branch('Concat', PLACE, [same, () => undefined]);
    case 4:
      return builder.add('Flatten', random.integer(1, 2) === 1 ? {} : { startDim: 2 }, PLACE);
    default:
      return one();
  }
}

function randomLayer(random: Random, axes: number): [string, Settings] {
  const per = (low: number, high: number): Sizes => sizes(random, axes, low, high);
  const groups = random.pick([1, 1, 2, 'in'] as const);
  const channels = { outChannels: random.pick([2, 4]), groups };
  const kernelSize = per(1, 3);
  const pad = kernelSize.map((k) => random.integer(0, Math.floor(k / 2)));
  const pool = {
    kernelSize,
    stride: per(1, 3),
    padding: pad,
    ceilMode: random.integer(0, 1) === 1,
  };
  switch (random.integer(1, 9)) {
    case 1:
    case 2:
      return [
        'Conv',
        { ...channels, kernelSize, stride: per(1, 3), padding: per(0, 3), dilation: per(1, 3) },
      ];
    case 3:
    case 4: {
      const stride = per(1, 3);
      const outputPadding = stride.map((s) => random.integer(0, s - 1));
      const dilation = per(1, 2);
      return [
        'ConvTranspose',
        { ...channels, kernelSize, stride, padding: per(0, 1), outputPadding, dilation },
      ];
    }
    case 5:
      return ['AvgPool', { ...pool, countIncludePad: random.integer(0, 1) === 1 }];
    case 6:
      return ['MaxPool', { ...pool, ceilMode: false, dilation: per(1, 2) }];
    case 7:
      return ['AdaptiveAvgPool', { outputSize: per(1, 4) }];
    case 8:
      return random.pick<[string, Settings]>([
        ['GroupNorm', { numGroups: random.pick([1, 2]) }],
        ['InstanceNorm', {}],
        ['BatchNorm', {}],
        ['Softmax', { dim: random.integer(1, axes + 1) }],
      ]);
    default:
      return random.pick<[string, Settings]>([
        ['Upsample', { scaleFactor: 2 }],
        ['ZeroPad', { padding: sizes(random, 2 * axes, 0, 2) }],
        ['Conv', { outChannels: 2, kernelSize: random.integer(1, 4), padding: 'same' }],
      ]);
  }
}

/** What a layer computes, with weights of 1 and with the average or the sum in place of what is not monotone. */
function apply(
  { kind, settings, weightShape, shape, inputs }: ShapedLayer,
  given: readonly Tensor[],
): Tensor {
  const [x] = given as [Tensor];
  const ones = (of: readonly number[]): Tensor => new Tensor(NdArray.full(of, 1));
  const options = settings as Options;
  const plane = kind.replace(/\d.*$/, '');
  const axes = x.shape.length - 1;
  if (kind === 'Add') return given.reduce((sum, each) => ops.add(sum, each));
  if (kind === 'Concat') return ops.cat([...given], { dim: 0 });
  if (plane === 'Conv')
    return [ops.conv1d, ops.conv2d, ops.conv3d][axes - 1]!(
      x,
      ones(weightShape!),
      undefined,
      options,
    );
  if (plane === 'ConvTranspose')
    return [ops.convTranspose1d, ops.convTranspose2d, ops.convTranspose3d][axes - 1]!(
      x,
      ones(weightShape!),
      undefined,
      options,
    );
  if (plane === 'AvgPool')
    return [ops.avgPool1d, ops.avgPool2d, ops.avgPool3d][axes - 1]!(x, options);
  if (plane === 'MaxPool') {
    // A depthwise convolution reads the same cells, all of them with weight.
    const kernel = settings['kernelSize'] as number[];
    const weight = ones([x.shape[0] as number, 1, ...kernel]);
    return [ops.conv1d, ops.conv2d, ops.conv3d][axes - 1]!(x, weight, undefined, {
      ...options,
      groups: x.shape[0] as number,
    });
  }
  if (plane === 'AdaptiveAvgPool')
    return [ops.adaptiveAvgPool1d, ops.adaptiveAvgPool2d, ops.adaptiveAvgPool3d][axes - 1]!(
      x,
      options,
    );
  if (kind === 'Flatten') return ops.reshape(x, [...shape]);
  if (kind === 'Linear') return ops.linear(x, ones(weightShape!));
  if (kind === 'Upsample')
    return ops.reshape(ops.interpolate(ops.reshape(x, [1, ...x.shape]), options), [...shape]);
  if (plane === 'ZeroPad') return ops.pad(x, settings['padding'] as number[]);
  const all = x.shape.map((_, axis) => axis);
  const mean = (dim: number[]): Tensor =>
    ops.add(ops.mul(x, 0), ops.mean(x, { dim, keepdim: true }));
  if (plane === 'InstanceNorm') return mean(all.slice(1));
  if (kind === 'Softmax') return mean([(settings['dim'] as number) - 1]);
  if (kind === 'GroupNorm') {
    const groups = settings['numGroups'] as number;
    const apart = ops.reshape(x, [groups, -1]);
    return ops.reshape(ops.add(ops.mul(apart, 0), ops.mean(apart, { dim: 1, keepdim: true })), [
      ...shape,
    ]);
  }
  expect([plane, inputs.length]).toEqual(['BatchNorm', 1]);
  return ops.mul(x, 2);
}

/** 1 at one place, 0 elsewhere. */
function oneAt(shape: readonly number[], place: readonly number[]): NdArray {
  const one = NdArray.zeros(shape);
  one.data[place.reduce((at, i, axis) => at * (shape[axis] as number) + i, 0)] = 1;
  return one;
}

const sizes = (random: Random, axes: number, low: number, high: number): Sizes =>
  Array.from({ length: axes }, () => random.integer(low, high));
const count = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1);

describe('receptiveField', () => {
  test('is the set of inputs with a gradient, for one unit of each of 1,000 random models', () => {
    const random = new Random(2026);
    const seen = new Set<string>();
    let withLayers = 0;
    for (let i = 0; i < 1_000; i++) {
      const model = randomModel(random);
      const unitShape = model.layers.at(-1)?.shape ?? model.input;
      const unit = unitShape.map((size) => random.integer(0, size - 1));
      const { derivative } = vjp(
        (x) => {
          const results: Tensor[] = [];
          for (const layer of model.layers) {
            results.push(
              apply(
                layer,
                layer.inputs.map((at) => results[at] ?? x),
              ),
            );
          }
          return results.at(-1) ?? ops.mul(x, 1);
        },
        [NdArray.full(model.input, 1)],
        oneAt(unitShape, unit),
      );
      const mask = Array.from((derivative[0] as NdArray).data, (slope) => (slope === 0 ? 0 : 1));
      const field = receptiveField(model, model.layers.length - 1, unit);
      const kinds = model.layers.map(({ kind }) => kind);
      for (const kind of kinds) seen.add(kind);
      if (kinds.length > 1) withLayers++;
      const told = JSON.stringify({
        input: model.input,
        unit,
        layers: model.layers.map(({ kind, settings }) => [kind, settings]),
      });
      expect(Array.from(fieldMask(field, model.input)), told).toEqual(mask);
      expect(field.cells, told).toBe(mask.filter(Boolean).length);
    }
    expect(withLayers).toBeGreaterThan(700);
    expect(seen.size).toBeGreaterThan(25);
  });
});
