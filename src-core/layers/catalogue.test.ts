// Numbers of shared/catalogue that were computed by hand or with PyTorch.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { countOf, extentOf } from './index-set.ts';
import { parseModel } from './notation/parse-model.ts';
import { fieldCentre, jumpOf, receptiveField } from './receptive-field.ts';
import { shapeModel } from './shape-model.ts';
import type { ShapedModel } from './shape-model.ts';
import { totalsOf } from './totals.ts';

function shaped(text: string, input: readonly number[]): ShapedModel {
  const parsed = parseModel(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const result = shapeModel(parsed.model, input);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.shaped;
}

const netA = shaped(
  'H1: conv 128 k5 s2 p2 nobias | relu | H2: conv 64 k5 s2 p2 nobias | relu | H3: conv 32 k3 s2 p1 nobias | relu | H4: conv 16 k1 nobias | relu | H5: avgpool 2 | flatten | Y: linear 10 bias=False',
  [3, 512, 512],
);
const netB = shaped(
  'H1: conv 32 k5 s2 p2 nobias | relu | H2: dw 5 2 2 nobias | relu | H3: pw 64 nobias | relu | H4: tconv 32 k3 s2 nobias | relu | H5: avgpool 2 | flatten | Y: linear 10 bias=False',
  [3, 512, 512],
);

const at = (model: ShapedModel, name: string): number =>
  model.layers.findIndex((layer) => layer.name === name);
/** First and last row that a unit sees: padded zeros counted, and real ones. */
function rows(model: ShapedModel, name: string, row: number): unknown[] {
  const layer = at(model, name);
  const shape = model.layers[layer]?.shape ?? [];
  const unit = shape.length === 1 ? [0] : [0, row, 0];
  const { unclipped, seen } = receptiveField(model, layer, unit);
  return [unclipped[1], extentOf(seen[1] ?? [])];
}

describe('net A of cpen455-hw2', () => {
  test('has sizes, jumps and first rows of its receptive fields', () => {
    const table = ['H1', 'H2', 'H3', 'H4', 'H5'].map((name) => {
      const layer = at(netA, name);
      const [first, last] = receptiveField(netA, layer, [0, 0, 0]).unclipped[1] ?? [0, 0];
      return [last - first + 1, jumpOf(netA, layer)?.[0]?.toNumber(), first];
    });
    expect(table).toEqual([
      [5, 2, -2],
      [13, 4, -6],
      [21, 8, -10],
      [21, 8, -10],
      [29, 16, -10],
    ]);
  });

  test('sees everything from a logit: rows −10 to 514, 0 to 511 of them real', () => {
    expect(rows(netA, 'Y', 0)).toEqual([
      [-10, 514],
      [0, 511],
    ]);
    expect(receptiveField(netA, at(netA, 'Y'), [3]).cells).toBe(3 * 512 * 512);
    expect(jumpOf(netA, at(netA, 'Y'))).toBeUndefined();
  });

  test('is cut off at both borders, not alike', () => {
    const ends = (name: string, last: number): unknown[] =>
      [0, last].map((row) => rows(netA, name, row)[1]);
    expect(ends('H1', 255)).toEqual([
      [0, 2],
      [508, 511],
    ]);
    expect(ends('H2', 127)).toEqual([
      [0, 6],
      [502, 511],
    ]);
    expect(ends('H3', 63)).toEqual([
      [0, 10],
      [494, 511],
    ]);
    expect(ends('H5', 31)).toEqual([
      [0, 18],
      [486, 511],
    ]);
    expect(receptiveField(netA, at(netA, 'H5'), [0, 0, 0]).cells).toBe(3 * 361);
  });

  test('has 397,184 weights and 192,000,000 products where ift6135 counts them', () => {
    expect(totalsOf(netA).weights).toBe(397_184);
    const three = shaped('conv 64 k8 s2 | maxpool 5 | conv 128 k4 p1', [3, 256, 256]);
    expect(three.layers.map(({ shape }) => shape)).toEqual([
      [64, 125, 125],
      [64, 25, 25],
      [128, 24, 24],
    ]);
    expect(three.layers.map(({ cost }) => cost().multiply ?? 0)).toEqual([
      192_000_000, 0, 75_497_472,
    ]);
  });
});

describe('net B of cpen455-hw2, with a transposed layer', () => {
  test('sees 17 rows from even and 13 from odd rows of H4', () => {
    expect(rows(netB, 'H4', 100)[0]).toEqual([4 * 50 - 10, 4 * 50 + 6]);
    expect(rows(netB, 'H4', 101)[0]).toEqual([4 * 50 - 6, 4 * 50 + 6]);
    expect(rows(netB, 'H5', 50)[0]).toEqual([4 * 50 - 10, 4 * 50 + 6]);
  });

  test('leaves out row −1 of H3, which does not exist: a logit sees −6 to 514', () => {
    expect(rows(netB, 'Y', 0)).toEqual([
      [-6, 514],
      [0, 511],
    ]);
  });

  test('is cut off at the ends of H4 and H5', () => {
    const counts = (name: string, list: number[]): number[] =>
      list.map((row) => countOf(receptiveField(netB, at(netB, name), [0, row, 0]).seen[1] ?? []));
    expect(counts('H4', [0, 1, 2, 3, 255, 256])).toEqual([7, 7, 11, 11, 10, 10]);
    expect(counts('H5', [0, 1, 2, 126, 127])).toEqual([7, 11, 15, 17, 14]);
  });

  test('has a jump of 2 after the transposed layer, and the centre of a field in the middle', () => {
    expect(jumpOf(netB, at(netB, 'H4'))?.[0]?.toString()).toBe('2');
    const field = receptiveField(netB, at(netB, 'H3'), [0, 10, 10]);
    expect(fieldCentre(field)[1]?.toNumber()).toBe(40);
  });
});

describe('stacks of dilated layers', () => {
  test.each([
    [[2, 2], 9, 5],
    [[1, 2], 7, 7],
    [[2, 2, 2], 13, 7],
    [[1, 2, 4], 15, 15],
    [[4, 4], 17, 5],
    [[2, 4, 8], 29, 15],
    [[1, 3, 9], 27, 27],
    [[1, 2, 4, 8], 31, 31],
    [[1, 3, 12], 33, 27],
  ])('%j extend over %i cells and see %i', (dilations, extent, seen) => {
    const model = shaped(dilations.map((d) => `conv 1 k3 p${d} d${d}`).join('|'), [1, 99]);
    const field = receptiveField(model, dilations.length - 1, [0, 49]);
    const [first, last] = field.unclipped[1] ?? [0, 0];
    expect([last - first + 1, field.cells]).toEqual([extent, seen]);
  });
});

describe('costs', () => {
  test('of a separable convolution are those of cpen455-q6-counts', () => {
    const counts = (text: string): number[] => {
      const { weights, multiplications, additions } = totalsOf(shaped(text, [32, 16, 16]));
      return [weights, multiplications, additions];
    };
    expect(counts('conv 64 k3 p1 nobias')).toEqual([18432, 4_718_592, 4_702_208]);
    expect(counts('dw 3 p1 nobias')).toEqual([288, 73_728, 65_536]);
    expect(counts('pw 64 nobias')).toEqual([2048, 524_288, 507_904]);
    expect(counts('dw 3 p1 nobias | pw 64 nobias')).toEqual([2336, 598_016, 573_440]);
  });

  test('count the memory of all results, and the most that is needed at once', () => {
    // 3·8·8 = 192 in, 4·8·8 = 256, 256, then the sum while both branches are held.
    const model = shaped('conv 4 k1 | [ conv 4 k3 p1 ] + skip | maxpool 2', [3, 8, 8]);
    expect(totalsOf(model)).toMatchObject({ activations: 3 * 256 + 64, peakActivations: 3 * 256 });
  });

  test('keep running statistics apart from what is learned', () => {
    const totals = totalsOf(shaped('conv 8 k3 nobias | bn', [3, 8, 8]));
    expect(totals).toMatchObject({ weights: 216 + 8, biases: 8, statistics: 16 });
  });
});

describe('well-known networks', () => {
  // Araujo, Norris, Sim: Computing Receptive Fields of Convolutional Neural Networks, Distill 2019.
  test.each([
    ['vgg16', 212, 'features.30'],
    // The block's one ReLU is used a second time after the sum.
    ['resnet18', 435, 'layer4.1.relu_2'],
  ])('%s has a field of %i at %s', (name, size, layer) => {
    const file = new URL(`./fixtures/${name}.txt`, import.meta.url);
    const model = shaped(readFileSync(file, 'utf8'), [3, 224, 224]);
    const [first, last] = receptiveField(model, at(model, layer), [0, 3, 3]).unclipped[1] ?? [0, 0];
    expect(last - first + 1).toBe(size);
  });
});

describe('through branches', () => {
  test('a skip adds the middle pixel that a dilated 2-tap kernel leaves out', () => {
    // Taps at −1 and +1 along one axis; the skip reads 0.
    const model = shaped('[ conv 1 k2 d2 p1 ] + skip', [1, 9]);
    expect(receptiveField(model, 1, [0, 4]).seen[1]).toEqual([[3, 5]]);
  });

  test('the field of a ResNet-like block with stride 2 is that of its longer branch', () => {
    const model = shaped('[ conv 8 k3 s2 p1 | conv 8 k3 p1 ] + conv 8 k1 s2', [4, 16, 16]);
    const field = receptiveField(model, model.output, [0, 3, 3]);
    expect(field.seen[1]).toEqual([[3, 9]]);
    expect(jumpOf(model, model.output)?.map(String)).toEqual(['2', '2']);
  });
});
