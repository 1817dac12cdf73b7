import { describe, expect, test } from 'vitest';
import { describeScene, sizeText } from './describe.ts';
import { exampleConvolution as convolution, exampleStamps as stamps } from './example-specs.ts';
import { blockOf, buildScene } from './scene.ts';

describe('describeScene', () => {
  test('names kind, settings and sizes', () => {
    const text = describeScene(buildScene({ ...convolution, stride: [3, 1] }));
    expect(text).toContain('Convolution with stride 3 along rows and 1 along columns, padding 1.');
    expect(text).toContain('the output 1 × 2 × 4');
  });

  test('tells filters from channels', () => {
    const scene = buildScene({ ...stamps, outChannels: 3 });
    expect(sizeText(blockOf(scene, 'kernel'))).toBe('3 filters of 1 × 2 × 2');
  });
});
