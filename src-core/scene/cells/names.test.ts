import { describe, expect, test } from 'vitest';
import { exampleConvolution as convolution } from './example-specs.ts';
import { nameOf, numberText } from './names.ts';
import type { CellsSpec } from './cells-spec.ts';
import { blockOf, buildScene } from './scene.ts';

describe('nameOf', () => {
  test('drops single channels, groups channels before places and parts long indices', () => {
    const scene = buildScene({ ...convolution, input: [2, 3, 3], outChannels: 3 });
    expect(nameOf(blockOf(scene, 'input'), 11)).toMatchObject({ text: 'x₁,₀₂', latex: 'x_{1,02}' });
    // ((2·2 + 1)·2 + 1)·2 + 0 = 22
    expect(nameOf(blockOf(scene, 'kernel'), 22)).toMatchObject({
      latex: 'w_{21,10}',
      spoken: 'w filter 2, channel 1, row 1, column 0',
    });
    const wide = buildScene({ ...convolution, input: [1, 3, 12] });
    expect(nameOf(blockOf(wide, 'input'), 12 + 11).latex).toBe('x_{1,11}');
  });

  test('takes the names that a scene brings', () => {
    const spec: CellsSpec = {
      ...convolution,
      outChannels: 4,
      kernel: [1, 1],
      kernelNames: ['w00', 'w01', 'w10', 'w11'],
    };
    const kernel = blockOf(buildScene(spec), 'kernel');
    expect(nameOf(kernel, 2)).toMatchObject({ text: 'w₁₀', latex: 'w_{10}', spoken: 'w10' });
    expect(numberText(-1 / 3)).toBe('−0.333333');
  });
});
