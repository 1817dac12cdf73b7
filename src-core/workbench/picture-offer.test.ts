import { describe, expect, it } from 'vitest';
import { buildScene } from '#core/scene/cells/scene.ts';
import type { CellsSpec } from '#core/scene/cells/cells-spec.ts';
import { readOffer, writeOffer } from './bench-offer.ts';
import { offerOf } from './picture-offer.ts';
import { runWorkbench } from './run-workbench.ts';

const ramp = (count: number): number[] => Array.from({ length: count }, (_, at) => (at % 7) - 3);
const cells = { family: 'cells' } as const;

const specs: CellsSpec[] = [
  {
    ...cells,
    scene: 'convolution',
    input: [2, 5, 4],
    outChannels: 2,
    kernel: [3, 2],
    stride: [2, 1],
    padding: [1, 0],
    groups: 2,
    inputValues: ramp(40),
    kernelValues: ramp(12),
    biasValues: [1, -1],
  },
  {
    ...cells,
    scene: 'max-pooling',
    input: [1, 4, 4],
    kernel: [2, 2],
    stride: [2, 2],
    padding: [1, 1],
    inputValues: ramp(16),
  },
  {
    ...cells,
    scene: 'average-pooling',
    input: [1, 5, 5],
    kernel: [2, 2],
    stride: [2, 2],
    padding: [0, 0],
    ceilMode: true,
    inputValues: ramp(25),
  },
  {
    ...cells,
    scene: 'linear',
    input: [1, 2, 2],
    outFeatures: 2,
    inputValues: ramp(4),
    weightValues: ramp(8),
    biasValues: [2, 0],
  },
  { ...cells, scene: 'flatten', input: [2, 3], inputValues: ramp(6) },
  ...(['transposed-convolution', 'zero-stuffed-convolution'] as const).map((scene): CellsSpec => ({
    ...cells,
    scene,
    input: [4, 2, 3],
    outChannels: 2,
    groups: 2,
    kernel: [3, 2],
    stride: [2, 1],
    padding: [1, 0],
    outputPadding: [1, 0],
    inputValues: ramp(24),
    kernelValues: ramp(24),
    biasValues: [1, -1],
  })),
  {
    ...cells,
    scene: 'im2col',
    input: [2, 3, 4],
    outChannels: 2,
    kernel: [2, 2],
    stride: [1, 2],
    padding: [1, 0],
    inputValues: ramp(24),
    kernelValues: ramp(16),
  },
  { ...cells, scene: 'layer-norm', input: [1, 2, 2, 2], inputValues: ramp(8) },
  { ...cells, scene: 'group-norm', input: [1, 4, 2, 2], groups: 2, inputValues: ramp(16) },
  { ...cells, scene: 'instance-norm', input: [1, 2, 5], inputValues: ramp(10) },
];

describe('offerOf', () => {
  it.each(specs)('opens a picture of $scene so that the bench yields its numbers', (spec) => {
    const state = readOffer(writeOffer(offerOf(spec)) ?? '');
    if (!state) throw new Error('no state');
    const values = runWorkbench(state).results.at(-1)?.values ?? [];
    const expected = Array.from(buildScene(spec).blocks.at(-1)?.values ?? []);
    expect(values).toHaveLength(expected.length);
    for (const [cell, value] of expected.entries()) expect(values[cell]).toBeCloseTo(value, 10);
  });

  it('opens the input of a norm over a batch by itself', () => {
    expect(
      offerOf({ ...cells, scene: 'batch-norm', input: [2, 1, 2], inputValues: ramp(4) }),
    ).toEqual({ input: [2, 1, 2], values: ramp(4) });
  });

  it('opens a matrix as a map of one channel', () => {
    expect(offerOf({ ...cells, scene: 'tensor', shape: [2, 2], values: [1, 2, 3, 4] })).toEqual({
      input: [1, 2, 2],
      values: [1, 2, 3, 4],
    });
  });

  it('lays the first axes of a tensor of five one after the other', () => {
    expect(
      offerOf({ ...cells, scene: 'tensor', shape: [2, 3, 1, 2, 2], values: ramp(24) }),
    ).toEqual({ input: [6, 1, 2, 2], values: ramp(24) });
  });
});
