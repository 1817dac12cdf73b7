import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fillSettings } from '../../experiment.ts';
import type { LabRun } from '../../lab.ts';
import { labelAt } from '../../nets/digit-rows.ts';
import { NET_G } from '../../nets/net-kinds.ts';
import { gradCam } from './class-maps.ts';
import { pairAt, pairCanvas, smallCanvas } from './digit-pairs.ts';
import { gradcamLab } from './gradcam-lab.ts';
import { largestPlaces } from './ranking.ts';
import { packList } from './testing/pack-list.ts';

const figures = (measures: Readonly<Record<string, number>>, names: string[], digits: number) =>
  names.map((name) => measures[name]?.toFixed(digits));

const EXERCISE = readFileSync(
  new URL('../../../../exercises/cs7643-hw2/g6-gradcam.md', import.meta.url),
  'utf8',
);
/** The pairs of the exercise. */
const EXERCISE_PAIRS = [0, 2, 4, 7, 11];

/** The maps that the exercise tells are those of the trained net. */
function expectToldRightly(at: number, run: LabRun): void {
  const other = gradcamLab.start(fillSettings(gradcamLab, { pair: EXERCISE_PAIRS[at] ?? 0 }), 7643);
  other.restore(run.save());
  const cells = packList(EXERCISE, `cam${at}`).flat();
  const best = largestPlaces(cells, 8);
  expect(other.score?.(best).score).toBe(1);
  const maps = other.pictures().find(({ name }) => name === 'Grad-CAM');
  if (maps?.kind !== 'images') throw new Error('expected images');
  // Each cell of the left digit's map fills 2 × 2 pixels.
  const map = cells.map((_, cell) => maps.values[(cell >> 3) * 32 + (cell & 7) * 2] ?? NaN);
  expect(map.map((value) => Number(value.toFixed(3)))).toEqual(cells);
  const { left, right } = pairAt(EXERCISE_PAIRS[at] ?? 0);
  const told = ['lefts', 'rights'].map((name) => packList<number>(EXERCISE, name)[at]);
  expect(told).toEqual([labelAt(left), labelAt(right)]);
  const small = smallCanvas(pairAt(EXERCISE_PAIRS[at] ?? 0)).values;
  expect([...small].map((value) => 64 * value)).toEqual(packList(EXERCISE, `canvas${at}`).flat());
}

// Trains net G, which takes seven seconds: all that needs it stands in this test.
describe('gradcamLab', () => {
  test('has the figures of the catalogue at seed 7643', () => {
    const run = gradcamLab.start(fillSettings(gradcamLab, {}), 7643);
    while (run.step < run.length) run.advance();
    const measures = run.measures();
    const shares = ['camShare', 'guidedShare', 'plainShare', 'productShare'];
    expect(figures(measures, shares, 3)).toEqual(['0.782', '0.600', '0.513', '0.834']);
    expect(figures(measures, ['majority', 'peaks', 'testRight'], 0)).toEqual(['195', '185', '415']);
    const cosines = ['camCosine', 'guidedCosine', 'plainCosine'];
    expect(figures(measures, cosines, 3)).toEqual(['0.273', '0.726', '-0.269']);
    const untrained = ['untrainedCamShare', 'untrainedGuidedShare', 'untrainedProductShare'];
    expect(figures(measures, [...untrained, 'untrainedGuidedCosine'], 3)).toEqual([
      '0.481',
      '0.499',
      '0.495',
      '0.940',
    ]);
    const best = [25, 24, 26, 18, 10, 17, 9, 16];
    expect(run.score?.(best)).toMatchObject({
      score: 1,
      message: expect.stringContaining(
        '(3, 1), (3, 0), (3, 2), (2, 2), (1, 2), (2, 1), (1, 1), (2, 0)',
      ) as string,
    });
    expect(run.score?.([4, 5, 6, 7, 12, 13, 14, 15]).score).toBeLessThan(0.5);
    for (const at of EXERCISE_PAIRS.keys()) expectToldRightly(at, run);
  });
});

test('pair 0 is a 3 and a 7, side by side', () => {
  const pair = pairAt(0);
  expect(pair).toEqual({ left: 1347, right: 1348 });
  expect(gradcamLab.prediction?.(fillSettings(gradcamLab, {}), 7643)).toMatchObject({
    count: 8,
    rows: 4,
    columns: 8,
    docs: expect.stringContaining('3 on the left') as string,
  });
  expect(pairCanvas(pair).length).toBe(128);
});

test('a class map before its ReLU adds up to the score without its bias', () => {
  const net = NET_G.build();
  net.initialise(5);
  const canvas = pairCanvas(pairAt(1));
  const score = net.forward(canvas)[4] ?? NaN;
  const { alphas, activations } = gradCam(net, canvas, 4);
  const cells = activations.length / alphas.length;
  const sum = activations.reduce(
    (total, a, at) => total + (alphas[Math.floor(at / cells)] ?? NaN) * a,
    0,
  );
  // Biases are 0 at the start.
  expect(sum).toBeCloseTo(score, 12);
});
