import { describe, expect, test } from 'vitest';
import * as nn from '#core/nn/index.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { parseModel } from '../notation/parse-model.ts';
import { shapeModel } from '../shape-model.ts';
import { layerKinds } from './index.ts';

/** A layer of nn and the shape of one sample. */
const layers: [nn.Layer, number[]][] = [
  [new nn.Conv1d(4, 6, 3, { stride: 2, padding: 1, groups: 2 }), [4, 9]],
  [new nn.Conv2d(2, 4, [3, 1], { padding: [1, 0], dilation: 2, bias: false }), [2, 7, 6]],
  [new nn.Conv2d(2, 4, [4, 3], { padding: 'same', dilation: 2 }), [2, 7, 6]],
  [new nn.Conv3d(1, 2, 2, { stride: [1, 2, 1] }), [1, 4, 5, 3]],
  [new nn.ConvTranspose1d(2, 3, 4, { stride: 3, padding: 1, outputPadding: 2 }), [2, 5]],
  [new nn.ConvTranspose2d(4, 6, 3, { stride: 2, groups: 2, dilation: 2, bias: false }), [4, 3, 4]],
  [new nn.ConvTranspose3d(1, 2, [1, 2, 3]), [1, 2, 3, 2]],
  [new nn.MaxPool1d(3, { stride: 2, padding: 1 }), [2, 8]],
  [new nn.MaxPool2d(3, { stride: 2, ceilMode: true, dilation: 2 }), [2, 9, 8]],
  [new nn.MaxPool3d(2), [1, 4, 5, 6]],
  [new nn.AvgPool1d(3, { stride: 1 }), [2, 7]],
  [new nn.AvgPool2d([3, 2]), [2, 7, 7]],
  [new nn.AvgPool3d(2), [1, 4, 4, 4]],
  [new nn.AdaptiveAvgPool2d([null, 3]), [2, 5, 7]],
  [new nn.AdaptiveMaxPool1d(4), [2, 6]],
  [new nn.Linear(6, 5, { bias: false }), [6]],
  [new nn.Linear(6, 5), [3, 6]],
  [new nn.Flatten(), [2, 3, 4]],
  [new nn.Flatten({ startDim: 2 }), [2, 3, 4]],
  [new nn.Unflatten(1, [2, 3]), [6, 4]],
  [new nn.BatchNorm1d(6), [6, 4]],
  [new nn.BatchNorm2d(6), [6, 3, 2]],
  [new nn.BatchNorm3d(3, { affine: false }), [3, 2, 2, 2]],
  [new nn.InstanceNorm2d(4), [4, 3, 3]],
  [new nn.LayerNorm([3, 4]), [2, 3, 4]],
  [new nn.LayerNorm(4, { bias: false }), [2, 3, 4]],
  [new nn.RMSNorm(4), [2, 4]],
  [new nn.GroupNorm(2, 6), [6, 3]],
  [new nn.PReLU(), [3, 4]],
  [new nn.GELU(), [3]],
  [new nn.Softmax(1), [3, 4]],
  [new nn.LeakyReLU({ negativeSlope: 0.2 }), [3, 4]],
  [new nn.Upsample({ scaleFactor: 2 }), [2, 3, 4]],
  [new nn.Upsample({ size: [5, 6], mode: 'bilinear' }), [2, 3, 4]],
  [new nn.ZeroPad2d([1, 0, 2, 3]), [2, 3, 4]],
];

describe('every kind of layer', () => {
  test.each(layers.map(([layer, input]) => [String(layer), layer, input] as const))(
    '%s is read from its own print, with the shape and the parameters of the layer itself',
    (print, layer, input) => {
      layer.eval();
      const parsed = parseModel(print);
      const result = parsed.ok ? shapeModel(parsed.model, input) : parsed;
      expect(result).toMatchObject({ ok: true });
      if (!result.ok || !('shaped' in result)) return;
      const [planned] = result.shaped.layers;
      const output = layer.forward(NdArray.zeros([1, ...input], 'float32'));
      expect(planned?.shape).toEqual(output.shape.slice(1));
      const count = [...layer.parameters()].reduce(
        (sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1),
        0,
      );
      const { weights = 0, biases = 0 } = planned?.parameters ?? {};
      expect(weights + biases).toBe(count);
    },
  );

  test("has PyTorch's name, and every layer of nn with such a print is known", () => {
    for (const name of layerKinds.keys()) expect(name).toMatch(/^[A-Z]\w+$/);
    const shown = layers.map(([layer]) => /^\w+/.exec(String(layer))?.[0] ?? '');
    expect(shown.filter((name) => !layerKinds.has(name))).toEqual([]);
  });
});
