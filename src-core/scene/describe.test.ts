import { describe, expect, test } from 'vitest';
import { describeCell, describeScene } from './describe.ts';
import { exampleConvolution as convolution, exampleStamps as stamps } from './example-specs.ts';
import { buildScene } from './scene.ts';

describe('describeScene', () => {
  test('names kind, settings and sizes', () => {
    const text = describeScene(buildScene({ ...convolution, stride: [3, 1] }));
    expect(text).toContain('Convolution with stride 3 along rows and 1 along columns, padding 1.');
    expect(text).toContain('the output 1 × 2 × 4');
  });

  test('describes a cell by block, place and value', () => {
    const scene = buildScene({ ...stamps, inputValues: [1, 2, -3, 4] });
    expect(describeCell(scene, 'input', 2)).toBe('Input, row 1, column 0, value −3');
  });
});
