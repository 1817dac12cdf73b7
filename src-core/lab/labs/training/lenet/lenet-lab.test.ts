import { describe, expect, test } from 'vitest';
import type { LabelledImages } from '#core/data/labelled-images.ts';
import { drawStrokeDigit } from '#core/data/stroke-digits.ts';
import { manualSeed, seeded } from '#core/nn/generator.ts';
import { argmax, conv2d, crossEntropy } from '#core/ops/functions.ts';
import { Random } from '#core/random.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { fillSettings } from '../../../experiment.ts';
import { runLab } from '../../../run-lab.ts';
import { BatchOrder } from '../common/batch-order.ts';
import { checkLab } from '../testing/check-lab.ts';
import { lenetLab } from './lenet-lab.ts';
import { C3_TABLE, lenetModel } from './lenet-model.ts';
import { TableConv2d } from './table-conv.ts';

const SHORT = { training: 100, batch: 16, epochs: 2 };

const parametersOf = (hasTable: boolean): number =>
  lenetModel({ channels: 1, classes: 10, hasTable, activation: 'tanh', pooling: 'max' })
    .parameters()
    .reduce((sum, { value }) => sum + value.size, 0);

describe('lenetModel', () => {
  test('has 61,706 parameters with all connections and 60,806 with the table of 1998', () => {
    expect([parametersOf(false), parametersOf(true)]).toEqual([61_706, 60_806]);
  });

  test('has the table of 1998, column by column', () => {
    const column = (maps: readonly number[]) => maps.join('');
    expect(C3_TABLE.map(column).join(' ')).toBe(
      '012 123 234 345 045 015 0123 1234 2345 0345 0145 0125 0134 1245 0235 012345',
    );
  });
});

describe('TableConv2d', () => {
  test('computes what a full convolution with zeros in place of missing filters computes', () => {
    manualSeed(4);
    const layer = new TableConv2d(3, [[2, 0], [1]], 2);
    const random = new Random(1);
    const input = NdArray.from(
      Float32Array.from({ length: 24 }, () => random.normal()),
      [1, 3, 2, 4],
    );
    const [a = [], b = [], c = []] = [0, 1, 2].map((i) =>
      layer.weight.value.slice(0, i, i + 1).toArray(),
    );
    const none = [0, 0, 0, 0];
    const full = Float32Array.from([...b, ...none, ...a, ...none, ...c, ...none]);
    const expected = conv2d(input, NdArray.from(full, [2, 3, 2, 2]), layer.bias.value);
    expect(layer.forward(input).toNested()).toEqual(expected.toNested());
  });
});

describe('lenetLab', () => {
  test('goes on from a saved state with the same bits, with the table too', () => {
    checkLab(lenetLab, { ...SHORT, connections: 1 }, 7);
  });

  test.each([
    [{}, 'ReLU', 'max', false],
    [{ activation: 1, pooling: 1, connections: 1 }, 'tanh', 'average', true],
  ] as const)(
    'is the network that its settings say, on drawn digits: %j',
    (settings, activation, pooling, hasTable) => {
      const start = { settings: { ...SHORT, ...settings, epochs: 1, rate: 0 }, seed: 4 };
      const { points, measures } = runLab(lenetLab, start);
      const options = { channels: 1, classes: 10, hasTable, activation, pooling };
      const model = seeded(4, () => lenetModel(options));
      const drawn = (set: number, rows: readonly number[]) => {
        const pixels = new Float32Array(rows.length * 784);
        for (const [i, row] of rows.entries())
          drawStrokeDigit(pixels.subarray(i * 784, (i + 1) * 784), row, { seed: set });
        return model.forward(NdArray.from(pixels, [rows.length, 1, 28, 28]));
      };
      const first = new BatchOrder(100, 16, 4).rows(0);
      const labels = NdArray.from(Int32Array.from(first, (row) => row % 10));
      const loss = crossEntropy(drawn(1, first), labels).item();
      expect(points[1]?.values['loss']).toBeCloseTo(loss, 5);
      const tests = Array.from({ length: 1000 }, (_, row) => row);
      const found = argmax(drawn(2, tests), { dim: 1 }).values();
      expect(measures['accuracy']).toBe(
        tests.filter((row) => found[row] === row % 10).length / 1000,
      );
    },
  );

  test('measures the mean loss of the batches of the last epoch', () => {
    const { points, measures } = runLab(lenetLab, { settings: SHORT, seed: 4 });
    const last = points.slice(-6).map(({ values }) => values['loss'] ?? NaN);
    expect(measures['loss']).toBeCloseTo(last.reduce((sum, loss) => sum + loss, 0) / 6, 12);
  });

  test('takes pictures of one’s own, and refuses those of another size', () => {
    const data = (side: number): LabelledImages => ({
      name: 'own',
      shape: [24, 1, side, side],
      images: new Float32Array(24 * side * side).fill(0.5),
      labels: Int32Array.from({ length: 24 }, (_, i) => i % 2),
      classes: ['cat', 'dog'],
    });
    const run = (side: number) =>
      runLab(lenetLab, {
        settings: { batch: 10, epochs: 1 },
        seed: 1,
        own: { images: data(side) },
      });
    expect(run(28).measures['parameters']).toBe(61_706 - 8 * 85);
    expect(() => run(8)).toThrow('takes pictures of 28 × 28 pixels; yours have 8 × 8.');
  });

  test('tells the next update of a weight as the step then makes it', () => {
    const run = lenetLab.start(fillSettings(lenetLab, SHORT), 3);
    while (run.step < 4) run.advance();
    const update = run.nextUpdate?.('conv1.weight', 31);
    run.advance();
    const picture = run.pictures().find(({ name }) => name === 'conv1.weight');
    if (picture?.kind !== 'images') throw new Error('no picture of the filters');
    expect(update?.name).toBe('conv1.weight[1, 0, 1, 1]');
    expect(picture.values[31]).toBeCloseTo(update?.next ?? NaN, 6);
  });
});
