import { describe, expect, test } from 'vitest';
import { functions } from './index.ts';
import { modelFunctions } from './models.ts';
import { textOf, valueOf } from './testing/value-of.ts';

// The nets of shared/catalogue; all numbers are those of its entries.
const three = 'conv 64 k8 s2 | maxpool 5 | conv 128 k4 p1';
const netA =
  'H1: conv 128 k5 s2 p2 nobias | relu | H2: conv 64 k5 s2 p2 nobias | relu | H3: conv 32 k3 s2 p1 nobias | relu | H4: conv 16 k1 nobias | relu | H5: avgpool 2 | flatten | Y: linear 10 bias=False';
const netB =
  'H1: conv 32 k5 s2 p2 nobias | relu | H2: dw 5 2 2 nobias | relu | H3: pw 64 nobias | relu | H4: tconv 32 k3 s2 nobias | relu | H5: avgpool 2 | flatten | Y: linear 10 bias=False';
const lenet =
  'conv 6 k5 p2 | tanh | avgpool 2 | C3: conv 16 k5 | tanh | avgpool 2 | flatten | linear 120 | tanh | linear 84 | tanh | linear 10';
const nets: Record<string, { text: string; input: number[] }> = {
  three: { text: three, input: [3, 256, 256] },
  A: { text: netA, input: [3, 512, 512] },
  B: { text: netB, input: [3, 512, 512] },
  lenet: { text: lenet, input: [1, 28, 28] },
};

/** A formula in which `m` is the model and `x` the shape of its input. */
function on(net: string, source: string): string {
  const { text, input } = nets[net] as (typeof nets)[string];
  return textOf(source, { m: text, x: input });
}
const misreadOn = (net: string, id: string, source: string): string =>
  on(net, `misread("${id}", ${source})`);

describe('shapes', () => {
  test('follow the layers, by name and by number', () => {
    expect(on('three', 'modelShapes(m, x)')).toBe('[[64, 125, 125], [64, 25, 25], [128, 24, 24]]');
    expect(on('A', 'modelShapes(m, x, ["H3", "H5", -1])')).toBe(
      '[[32, 64, 64], [16, 32, 32], [10]]',
    );
    expect(on('B', 'modelWeightShape(m, x, "H4")')).toBe('[64, 32, 3, 3]');
  });

  test.each([
    ['plus-one-forgotten', '[[64, 124, 124], [64, 23, 23], [128, 21, 21]]'],
    ['plus-one-forgotten-each', '[[64, 124, 124], [64, 24, 24], [128, 23, 23]]'],
    ['pool-stride-one', '[[64, 125, 125], [64, 121, 121], [128, 120, 120]]'],
    ['stride-ignored', '[[64, 249, 249], [64, 245, 245], [128, 244, 244]]'],
    ['divided-by-stride', '[[64, 128, 128], [64, 25, 25], [128, 25, 25]]'],
  ])('misread as %s are %s', (id, expected) => {
    expect(misreadOn('three', `model-size.${id}`, 'modelShapes(m, x)')).toBe(expected);
  });

  test('misread: the last side is 23 with padding on one side only', () => {
    expect(misreadOn('three', 'model-size.padding-once', 'modelShape(m, x)')).toBe('[128, 23, 23]');
    expect(
      misreadOn(
        'A',
        'model-size.plus-one-forgotten',
        'modelShapes(m, x, ["H1", "H2", "H3", "H4"])',
      ),
    ).toBe('[[128, 255, 255], [64, 127, 127], [32, 63, 63], [16, 62, 62]]');
    expect(misreadOn('B', 'model-size.transposed-direct', 'modelShape(m, x, "H4")')).toBe(
      '[32, 63, 63]',
    );
    expect(misreadOn('B', 'model-size.divided-by-stride', 'modelShape(m, x, "H4")')).toBe(
      '[32, 256, 256]',
    );
    expect(misreadOn('B', 'model-size.rounded-up', 'modelShape(m, x, "H5")')).toBe(
      '[32, 130, 130]',
    );
  });
});

describe('counts', () => {
  test.each([
    ['three', 'modelParameters(m, x, 2, bias = false)', '131072'],
    ['three', 'modelParameters(m, x)', '143552'],
    ['three', '[modelMultiplications(m, x, i) for i in 0..2]', '[192000000, 0, 75497472]'],
    ['A', 'modelParameters(m, x)', '397184'],
    ['A', 'modelMultiplyAdds(m, x, "H1")', '629145600'],
    [
      'B',
      '[modelParameters(m, x, i) for i in ["H1", "H2", "H3", "H4", "H5", "Y"]]',
      '[2400, 800, 2048, 18432, 0, 5242880]',
    ],
    ['lenet', 'modelParameters(m, x)', '61706'],
    ['lenet', '[modelParameters(m, x, "C3"), modelBiases(m, x, "C3")]', '[2416, 16]'],
    ['lenet', 'modelActivations(m, x, "C3")', '1600'],
  ])('%s: %s is %s', (net, source, expected) => {
    expect(on(net, source)).toBe(expected);
  });

  test.each([
    ['three', 'modelParameters.channels-forgotten', 'modelParameters(m, x, 2, false)', '2048'],
    ['three', 'modelParameters.kernel-side', 'modelParameters(m, x, 2, false)', '32768'],
    ['three', 'modelParameters.biases-counted', 'modelParameters(m, x, 2, false)', '131200'],
    ['three', 'modelParameters.biases-forgotten', 'modelParameters(m, x)', '143360'],
    ['three', 'modelParameters.pool-weights', 'modelParameters(m, x, 1)', '25'],
    [
      'three',
      'modelMultiplications.positions-forgotten',
      'modelMultiplications(m, x, 2)',
      '131072',
    ],
    ['A', 'modelParameters.channels-forgotten', 'modelParameters(m, x, "H1")', '3200'],
    ['three', 'modelParameters.image-depth', 'modelParameters(m, x, 2, false)', '6144'],
    ['A', 'modelParameters.image-depth', 'modelParameters(m, x, "H2")', '4800'],
    ['B', 'modelParameters.depth-of-filters', 'modelParameters(m, x, "H4")', '9216'],
    ['three', 'modelBiases.per-connection', 'modelBiases(m, x, 0)', '192'],
    ['A', 'modelParameters.no-sharing', 'modelParameters(m, x, "H1")', '629145600'],
    ['A', 'modelParameters.linear-forgotten', 'modelParameters(m, x)', '233344'],
    ['B', 'modelParameters.groups-ignored', 'modelParameters(m, x, "H2")', '25600'],
    ['lenet', 'modelParameters.biases-forgotten', 'modelParameters(m, x)', '61470'],
    ['lenet', 'modelParameters.bias-per-connection', 'modelParameters(m, x, "C3")', '2496'],
  ])('%s misread as %s: %s is %s', (net, id, source, expected) => {
    expect(misreadOn(net, id, source)).toBe(expected);
  });

  test('of additions are misread as in the separable convolution', () => {
    const x = { x: [32, 16, 16], m: 'pw 64 nobias' };
    expect(textOf('modelAdditions(m, x)', x)).toBe('507904');
    // 1048320 operations in all, 524288 of them products.
    expect(
      textOf('misread("modelAdditions.saved-once-per-position", modelAdditions(m, x))', x),
    ).toBe('524032');
    expect(textOf('misread("modelAdditions.as-many-as-products", modelAdditions(m, x))', x)).toBe(
      '524288',
    );
  });
});

describe('receptive fields', () => {
  test.each([
    [
      'A',
      '[modelFieldSize(m, x, i) for i in ["H1", "H2", "H3", "H4", "H5"]]',
      '[5, 13, 21, 21, 29]',
    ],
    ['A', '[modelJump(m, x, i) for i in ["H1", "H2", "H3", "H4", "H5"]]', '[2, 4, 8, 8, 16]'],
    ['A', 'modelFieldRows(m, x, "Y")', '[−10, 514]'],
    ['A', 'modelFieldRows(m, x, "H5", 31, clipped = true)', '[486, 511]'],
    [
      'A',
      '[modelUnitsSeeing(m, x, "H5", i) for i in [0, 100, 104, 511]]',
      '[[0], [6], [6, 7], [31]]',
    ],
    ['B', '[modelFieldSize(m, x, "H4", i) for i in [100, 101]]', '[17, 13]'],
    ['B', 'modelUnitsSeeing(m, x, "H4", 100)', '[48, 49, 50, 51, 52, 53, 54]'],
    ['B', 'modelFieldRows(m, x, "Y")', '[−6, 514]'],
    ['B', 'modelJump(m, x, "H4")', '2'],
  ])('%s: %s is %s', (net, source, expected) => {
    expect(on(net, source)).toBe(expected);
  });

  test.each([
    ['A', 'modelFieldSize.strides-ignored', '[5, 9, 11, 11, 12]'],
    ['A', 'modelFieldSize.own-stride-counted', '[9, 25, 41, 41, 57]'],
    ['A', 'modelFieldSize.pool-jump-after', '[5, 13, 21, 21, 37]'],
    ['B', 'modelFieldSize.transposed-stamped', '[5, 13, 13, 27, 29]'],
    ['B', 'modelFieldSize.one-row-each', '[5, 13, 13, 13, 15]'],
  ])('%s misread as %s are %s', (net, id, expected) => {
    const sizes = '[modelFieldSize(m, x, i) for i in ["H1", "H2", "H3", "H4", "H5"]]';
    expect(misreadOn(net, id, sizes)).toBe(expected);
  });

  test('misread: 29 for a logit, 21 for H4, 19 for H5, and the padding of the image alone', () => {
    expect(misreadOn('A', 'linear-local', 'modelFieldSize(m, x, "Y")')).toBe('29');
    expect(misreadOn('B', 'transposed-ordinary', 'modelFieldSize(m, x, "H4")')).toBe('21');
    expect(misreadOn('B', 'linear-local', 'modelFieldSize(m, x, "H5")')).toBe('19');
    expect(misreadOn('B', 'other-parity', 'modelFieldSize(m, x, "H4", 100)')).toBe('13');
    expect(misreadOn('A', 'image-padding-only', 'modelFieldRows(m, x, "Y")')).toBe('[−2, 512]');
    expect(misreadOn('A', 'own-stride-forgotten', 'modelJump(m, x, "H3")')).toBe('4');
    expect(misreadOn('A', 'strides-added', 'modelJump(m, x, "H3")')).toBe('6');
  });

  test('tell gaps from extent', () => {
    const gappy = { m: 'conv 1 k3 d4 p4 | conv 1 k3 d4 p4', x: [1, 99] };
    expect(textOf('[modelFieldSize(m, x), modelSeen(m, x)]', gappy)).toBe('[17, 5]');
    expect(textOf('modelSeenRows(m, x)', gappy)).toBe('[41, 45, 49, 53, 57]');
    expect(textOf('misread("modelSeen.extent", modelSeen(m, x))', gappy)).toBe('17');
  });
});

describe('windows of one layer', () => {
  test.each([
    ['layerUnread("maxpool 3 4", [64, 32, 32])', '8'],
    ['layerOverlaps("maxpool 10 3", [64, 32, 32])', 'yes'],
    ['layerOverlaps("maxpool 4", [64, 32, 32])', 'no'],
    // Windows at −1, 2, 5 and 8 of 0 … 7.
    ['layerIdleWindows("conv 1 k1 s3 p1", [1, 8, 8])', '2'],
    ['layerReadCounts("conv 1 k3 s2 p2 d2", [1, 5, 5])', '[2, 0, 3, 0, 2]'],
    ['layerRowsRead("tconv 1 k3 s2", [1, 3, 3])', '[[0], [0], [0, 1], [1], [1, 2], [2], [2]]'],
  ])('%s is %s', (source, expected) => {
    expect(textOf(source)).toBe(expected);
  });
});

describe('channels', () => {
  test.each([
    // cpen455-q5-grouped-links: C = 6, N = 9, 3 groups.
    ['modelWeightShape("conv 9 k3 g3", [6, 8, 8])', '[9, 2, 3, 3]'],
    ['modelSeenRows("conv 9 k3 g3", [6, 8, 8], -1, [5, 3, 3], axis = 0)', '[2, 3]'],
    ['modelUnitsSeeing("conv 9 k3 g3", [6, 8, 8], -1, 1, axis = 0)', '[0, 1, 2]'],
    ['modelSeen("conv 12 k1 g3 | conv 12 k1 g3", [12, 1, 1], axis = 0)', '4'],
    ['modelSeen("conv 12 k1 g3 | shuffle 3 | conv 12 k1 g3", [12, 1, 1], axis = 0)', '12'],
    ['modelSeen("conv 16 k1 g8 | shuffle 8 | conv 16 k1 g8", [16, 1, 1], axis = 0)', '4'],
    ['modelSeen("conv 16 k1 g8 | [shuffle 8 | conv 16 k1 g8] * 3", [16, 1, 1], axis = 0)', '16'],
  ])('%s is %s', (source, expected) => {
    expect(textOf(source)).toBe(expected);
  });
});

describe('the last map', () => {
  test('is the last layer with more than one position', () => {
    const parameters = {
      m: 'conv 8 k3 s2 p1 | conv 32 k3 p1 | gap | flatten | linear 10',
      x: [3, 64, 64],
    };
    expect(textOf('modelFieldSize(m, x, modelLastMap(m, x))', parameters)).toBe('7');
  });
});

describe('building', () => {
  test('makes layers and models from numbers', () => {
    const parameters = { k: 3, c: 16 };
    const source =
      'model([layer("conv", c, k, padding = 1, name = "first"), "relu", withSkip(layer("conv", c, k, padding = [1, 1], bias = false)), sideBySide(["", layer("maxpool", kernel = k, stride = 1, padding = 1)])])';
    const text = valueOf(source, parameters) as string;
    expect(text).toBe(
      'first: conv 16 k=3 p=1 | relu | [ conv 16 k=3 p=(1,1) bias=False ] + skip | skip & [ maxpool k=3 s=1 p=1 ]',
    );
    expect(textOf('modelShape(m, [3, 8, 8])', { m: text })).toBe('[32, 8, 8]');
    expect(textOf('modelCount(m, [3, 8, 8], "Conv2d")', { m: text })).toBe('2');
    expect(textOf('modelSettings(m, [3, 8, 8], "Conv2d", "kernelSize")', { m: text })).toBe(
      '[[3, 3], [3, 3]]',
    );
  });
});

describe('every misreading of models', () => {
  test('is named after its function or what it is about, with words for the learner', () => {
    for (const { misreadings = [], docs } of modelFunctions) {
      expect(docs).toMatch(/\.$/);
      for (const { id, title, say } of misreadings) {
        expect(id).toMatch(/^[\w-]+\.[a-z-]+$/);
        expect(title.length).toBeLessThan(60);
        expect(say).toMatch(/[.:]$|\.$/);
      }
    }
    expect(functions.get('modelShape')).toBeDefined();
  });

  test('a text that is no model is told with its line', () => {
    expect(() => textOf('modelShape(m, [3, 8, 8])', { m: 'relu\nwonder' })).toThrow(
      '2:1: “wonder”',
    );
  });
});
