import { describe, expect, it } from 'vitest';
import { buildScene } from '#core/scene/cells/scene.ts';
import type { CellsSpec } from '#core/scene/cells/cells-spec.ts';
import { offerOf, readOffer, writeOffer } from './bench-offer.ts';
import type { BenchOffer } from './bench-offer.ts';
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
];

describe('offerOf', () => {
  it.each(specs)('opens a picture of $scene so that the bench yields its numbers', (spec) => {
    const state = readOffer(writeOffer(offerOf(spec) as BenchOffer) ?? '');
    if (!state) throw new Error('no state');
    const values = runWorkbench(state).results.at(-1)?.values ?? [];
    expect(Array.from(values)).toEqual(Array.from(buildScene(spec).blocks.at(-1)?.values ?? []));
  });

  it('opens a matrix as a map of one channel', () => {
    expect(offerOf({ ...cells, scene: 'tensor', shape: [2, 2], values: [1, 2, 3, 4] })).toEqual({
      input: [1, 2, 2],
      values: [1, 2, 3, 4],
    });
  });
});

describe('readOffer', () => {
  it.each([
    '',
    '{',
    '{}',
    '{"input":[0]}',
    '{"input":[2],"values":"x"}',
    '{"input":[2],"weights":{"a":1}}',
  ])('takes no %s', (text) => expect(readOffer(text)).toBeUndefined());

  it('writes none that is too long for an address', () => {
    expect(writeOffer({ input: [5000], values: new Array<number>(5000).fill(0) })).toBeUndefined();
  });
});
