import { describe, expect, test } from 'vitest';
import { countSteps } from '#core/scene/families.ts';
import type { CellsKind } from '#core/scene/cells/cells-spec.ts';
import { Evaluator } from '../language/evaluator.ts';
import { viewSchema } from '../parse/view-schema.ts';
import { sceneOf } from '../scene-of.ts';

const evaluator = new Evaluator({ parameters: new Map(), lets: new Map() });
const read = (view: object) => sceneOf(viewSchema.parse(view), evaluator);

/** Front matter of every kind made of cells, and how many steps its picture has, counted by hand. */
const views: Record<CellsKind, [view: object, steps: number]> = {
  convolution: [
    { input: '[4, 5, 5]', kernel: 3, dilation: 2, groups: 2, outChannels: 2, bias: true },
    2,
  ],
  'transposed-convolution': [{ input: '[1, 2, 3]', kernel: '[2, 3]', stride: 2 }, 6],
  'zero-stuffed-convolution': [{ input: '[1, 2, 2]', kernel: 3, stride: 2, padding: 1 }, 9],
  im2col: [{ input: '[1, 3, 3]', kernel: 2, outChannels: 3 }, 12],
  'max-pooling': [{ input: '[1, 4, 4]', kernel: 2 }, 4],
  'average-pooling': [{ input: '[1, 5, 5]', kernel: 2, ceilMode: true, countIncludePad: false }, 9],
  'batch-norm': [{ input: '[2, 3, 2, 2]' }, 3],
  'layer-norm': [{ input: '[2, 3, 4]', normalizedAxes: 1 }, 6],
  'group-norm': [{ input: '[2, 4, 2, 2]', groups: 2, eps: 0.1 }, 4],
  'instance-norm': [{ input: '[2, 3, 2, 2]' }, 6],
  linear: [{ input: '[3]', outFeatures: 2, weightValues: '[[1, 2, 3], [4, 5, 6]]' }, 2],
  flatten: [{ input: '[2, 2, 2]', inputValues: '[[[1, 2], [3, 4]], [[5, 6], [7, 8]]]' }, 8],
  network: [{ input: '[1, 8, 8]', layers: '["conv 2 k3", "relu", "maxpool 2"]' }, 18],
  tensor: [{ shape: '[2, 3]', title: '"A matrix"' }, 6],
};

describe('sceneOf', () => {
  test.each(Object.entries(views))(
    'reads a %s that can be stepped through',
    (scene, [view, steps]) => {
      const spec = read({ scene, ...view });
      expect(spec).toMatchObject({ family: 'cells', scene });
      expect(countSteps(spec)).toBe(steps);
    },
  );

  test('takes one number for every axis, and for a pool the kernel as its stride', () => {
    expect(read({ scene: 'max-pooling', input: '[1, 6, 6]', kernel: '[2, 3]' })).toMatchObject({
      kernel: [2, 3],
      stride: [2, 3],
      padding: [0, 0],
    });
    expect(read({ scene: 'convolution', input: '[2, 6]', kernel: 3, padding: 1 })).toMatchObject({
      kernel: [3],
      padding: [1],
    });
  });

  test('names the field that does not fit', () => {
    const convolution = { scene: 'convolution', kernel: 2 };
    expect(() => read({ ...convolution, input: '[3]' })).toThrow(
      /view, input: expected \[C, H, W\]/,
    );
    expect(() => read({ ...convolution, input: '[1, 4, 4]', stride: '[1, 2, 3]' })).toThrow(
      /view, stride: expected one number, or 2/,
    );
    expect(viewSchema.safeParse({ scene: 'unknown' }).success).toBe(false);
    expect(viewSchema.safeParse({ scene: 'flatten', input: '[2]', kernel: 2 }).success).toBe(false);
  });

  test('says line and reason when the layers of a network do not fit', () => {
    const view = { scene: 'network', input: '[1, 4, 4]', layers: '"conv 2 k9"' };
    expect(() => countSteps(read(view))).toThrow(/scene network: 1:1: /);
  });
});
