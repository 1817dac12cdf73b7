import { describe, expect, test } from 'vitest';
import {
  exampleConvolution as convolution,
  exampleSpecs,
  exampleStamps as stamps,
} from './example-specs.ts';
import { buildScene } from './scene.ts';
import { windowFrames } from './window-frames.ts';

const cell = { volume: 0, channels: 1, rows: 1, columns: 1 };

describe('windowFrames', () => {
  test('lays the window of the last output over the input, padding included', () => {
    expect(windowFrames(buildScene(convolution), { output: 3, input: null })).toEqual([
      {
        ...{ block: 'input', volume: 0, channel: 0, channels: 1 },
        ...{ row: 2, column: 2, rows: 2, columns: 2 },
        apex: { ...cell, block: 'output', channel: 0, row: 1, column: 1 },
      },
    ]);
  });

  test('spans dilated windows and the channels of a group', () => {
    const scene = buildScene({
      ...convolution,
      ...{ input: [4, 5, 5], outChannels: 2, groups: 2 },
      ...{ stride: [1, 1], padding: [0, 0], dilation: [2, 3] },
    });
    // Filter 1 works with channels 2 and 3; (2 − 1)·2 + 1 = 3 rows, (2 − 1)·3 + 1 = 4 columns.
    expect(windowFrames(scene, { output: 6 })).toMatchObject([
      { channel: 2, channels: 2, row: 0, column: 0, rows: 3, columns: 4 },
    ]);
  });

  test('lays the stamp of an input over the output of a transposed convolution', () => {
    const frames = windowFrames(buildScene(stamps), { input: 2 });
    expect(frames).toMatchObject([{ block: 'output', row: 2, column: 0 }]);
    expect(windowFrames(buildScene(stamps), { output: 2 })).toEqual([]);
  });

  test('projects a cell of a network back through every block before it', () => {
    const scene = buildScene({ ...exampleSpecs.network, layers: 'conv 2 k3 | conv 1 k3 s2' });
    // 12 → 10 → 4: cell (1, 1) reads rows 2 to 4 of the first map and those read rows 2 to 6.
    expect(windowFrames(scene, { 'layer-2': 5 })).toMatchObject([
      { block: 'layer-1', row: 2, rows: 3, channels: 2 },
      { block: 'input', row: 2, rows: 5, apex: { block: 'layer-1', rows: 3 } },
    ]);
  });

  test('draws no window where all cells are read', () => {
    expect(windowFrames(buildScene(exampleSpecs.linear), { output: 0 })).toEqual([]);
    expect(windowFrames(buildScene(exampleSpecs['layer-norm']), { mean: 0 })).toEqual([]);
  });
});
