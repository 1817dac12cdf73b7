import { describe, expect, it } from 'vitest';
import { layerKinds } from '#core/layers/kinds/index.ts';
import { layerMakers } from './layer-makers.ts';
import { runWorkbench } from './run-workbench.ts';
import { firstWorkbench, withInput, withNumber } from './workbench-state.ts';
import type { WorkbenchState } from './workbench-state.ts';

const on = (
  layers: string,
  input: readonly number[],
  values: readonly number[],
): WorkbenchState => ({
  ...firstWorkbench,
  layers,
  input,
  source: { kind: 'numbers', values },
});

describe('layerMakers', () => {
  it('makes every layer that the arithmetic knows, merges aside', () => {
    const known = [...layerKinds.values()].filter(({ isMerge }) => !isMerge);
    expect(Object.keys(layerMakers).toSorted()).toEqual(known.map(({ name }) => name).toSorted());
  });
});

const oneOfEach: [layers: string, input: number[]][] = [
  ['Conv1d(2, 3, 3, stride=2, padding=1)', [2, 7]],
  ['conv 4 k3 s2 p1 g2', [2, 6, 6]],
  ['conv 2 k3 padding=same', [1, 4, 4]],
  ['Conv3d(1, 2, 2)', [1, 3, 3, 3]],
  ['ConvTranspose1d(2, 1, 3, stride=2)', [2, 4]],
  ['tconv 3 k3 s2', [2, 3, 3]],
  ['ConvTranspose3d(1, 2, 2)', [1, 2, 2, 2]],
  ['MaxPool1d(2)', [2, 6]],
  ['maxpool 3 s2 p1', [2, 7, 7]],
  ['MaxPool3d(2)', [1, 4, 4, 4]],
  ['AvgPool1d(2)', [2, 6]],
  ['avgpool 2 s1', [2, 4, 4]],
  ['AvgPool3d(2)', [1, 2, 2, 2]],
  ['AdaptiveAvgPool2d(1)', [3, 4, 4]],
  ['AdaptiveMaxPool2d((2, None))', [3, 4, 4]],
  ['gap | flatten | linear 2', [3, 4, 4]],
  ['Unflatten(1, (2, 2))', [4]],
  ['bn | InstanceNorm2d(2) | GroupNorm(2, 2) | LayerNorm((2, 3, 3)) | RMSNorm(3)', [2, 3, 3]],
  ['BatchNorm1d(3)', [3]],
  [
    'relu | ReLU6() | LeakyReLU(negative_slope=0.2) | ELU(alpha=2.0) | CELU() | SELU() | GELU() | SiLU()',
    [4],
  ],
  ['Mish() | Sigmoid() | LogSigmoid() | Tanh() | Tanhshrink() | Softplus() | Softsign()', [4]],
  ['Hardtanh() | Hardsigmoid() | Hardswish() | Identity() | dropout 0.5 | PReLU()', [4]],
  ['Softmax(dim=1) | LogSoftmax(dim=-1)', [4]],
  ['Upsample(scale_factor=2) | ZeroPad2d((1, 0, 2, 1)) | ChannelShuffle(2)', [4, 2, 2]],
  ['[ conv 2 k3 p1 | relu ] + skip', [2, 4, 4]],
  ['[ conv 2 k1 ] & [ conv 3 k1 ]', [2, 4, 4]],
];

describe('runWorkbench', () => {
  it('multiplies, shifts and clips as worked by hand', () => {
    const state = withNumber(
      withNumber({ ...on('linear 1 | relu', [2], [3, -1]), start: 'ones' }, '0.weight', 1, 5),
      '0.bias',
      0,
      0.5,
    );
    const { results, tensors, target } = runWorkbench(state);
    // 3·1 + (−1)·5 + 0.5 = −1.5, which relu clips.
    expect(results.map(({ values }) => [...values])).toEqual([[-1.5], [0]]);
    expect(target).toEqual({ layer: 1, cell: 0, value: 0 });
    expect(tensors.map(({ name, gradient }) => [name, [...(gradient ?? [])]])).toEqual([
      ['input', [0, 0]],
      ['0.weight', [0, 0]],
      ['0.bias', [0]],
    ]);
    const linear = runWorkbench({ ...state, target: { layer: 0, cell: 0 } });
    expect([...(linear.tensors[0]?.gradient ?? [])]).toEqual([1, 5]);
    expect([...(linear.tensors[1]?.gradient ?? [])]).toEqual([3, -1]);
  });

  it.each(oneOfEach)('yields the shapes that arithmetic foretells for %s', (layers, input) => {
    const state: WorkbenchState = {
      ...firstWorkbench,
      layers,
      input,
      source: { kind: 'random', seed: 3 },
    };
    const { results } = runWorkbench(state);
    for (const { shape, values } of results)
      expect(values).toHaveLength(shape.reduce((product, size) => product * size, 1));
  });

  it('has gradients that central differences confirm, for the input and every parameter', () => {
    const state: WorkbenchState = {
      ...firstWorkbench,
      layers:
        '[ conv 2 k3 p1 | Tanh() ] + [ conv 2 k1 ] | GroupNorm(1, 2) | avgpool 2 | flatten | linear 2',
      input: [1, 4, 4],
      source: { kind: 'random', seed: 5 },
      target: { layer: -1, cell: 1 },
    };
    const { tensors } = runWorkbench(state);
    const h = 1e-5;
    for (const { name, values, gradient } of tensors)
      for (let cell = 0; cell < values.length; cell += 3) {
        const at = (value: number): number =>
          runWorkbench(withNumber(state, name, cell, value)).target.value;
        const own = values[cell] as number;
        const slope = (at(own + h) - at(own - h)) / (2 * h);
        expect(gradient?.[cell], `${name} at ${cell}`).toBeCloseTo(slope, 6);
      }
  });

  it('is the same twice for one seed and another for another', () => {
    const [one, same, other] = [1, 1, 2].map((seed) => runWorkbench({ ...firstWorkbench, seed }));
    expect(one).toEqual(same);
    expect(one?.tensors[1]?.values).not.toEqual(other?.tensors[1]?.values);
  });

  it('runs without layers: the input is all there is', () => {
    const run = runWorkbench({ ...on('', [3], [1, 2, 3]), target: { layer: -1 } });
    expect(run.results).toEqual([]);
    expect([...(run.tensors[0]?.gradient ?? [])]).toEqual([1, 1, 1]);
  });

  it('says line and column of a layer that does not fit', () => {
    expect(() => runWorkbench(on('conv 2 k3\nconv 2 k9', [1, 4, 4], []))).toThrow(
      /^Line 2, column 1: /,
    );
  });

  it('refuses before computing, with the number and the limit', () => {
    expect(() => runWorkbench(on('linear 100000', [1000], []))).toThrow(
      'This network has 100,100,000 parameters; the bench computes with at most 4,000,000.',
    );
    expect(() =>
      runWorkbench(withInput(firstWorkbench, [3, 4000, 4000], { kind: 'random', seed: 1 })),
    ).toThrow(
      'An input of 3 × 4000 × 4000 has 48,000,000 cells; the bench takes at most 1,000,000.',
    );
  });

  it('says how many numbers an input lacks', () => {
    expect(() => runWorkbench(on('relu', [2, 2], [1, 2, 3]))).toThrow(
      'The input 2 × 2 has 4 cells, and 3 numbers are given.',
    );
  });
});
