// Everything that needs net A trained: the figures of the catalogue at seed 7643, with seed 7644 for the second net.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { digitAt, labelAt, testRow } from '../../nets/digit-rows.ts';
import { AttackStage } from './attack-stage.ts';
import { digitRoughness } from './class-means.ts';
import { ClassifyStage } from './classify-stage.ts';
import { ClimbStage } from './climb-stage.ts';
import { PixelStage } from './pixel-stage.ts';
import { largestPlaces } from './ranking.ts';
import { rowMeasures, scorePaint, slopesOf } from './saliency-of-row.ts';
import { packList } from './testing/pack-list.ts';
import { finished, trainedA } from './testing/trained.ts';
import { WalkStage } from './walk-stage.ts';

const SEED = 7643;
const EXERCISE = readFileSync(
  new URL('../../../../exercises/cs7643-hw2/g6-saliency.md', import.meta.url),
  'utf8',
);
const net = () => trainedA(SEED).net;
const second = () => trainedA(SEED + 1).net;
const rowsFrom = (first: number, length: number) => Array.from({ length }, (_, i) => first + i);

describe('training of net A', () => {
  test('has the losses 2.5709, 2.2163, 0.2214, and 0.0023 in the last epoch', () => {
    const { losses, epochLoss } = trainedA(SEED);
    const figures = [losses[0], losses[1], losses[41], epochLoss].map((loss) => loss?.toFixed(4));
    expect(figures).toEqual(['2.5709', '2.2163', '0.2214', '0.0023']);
  });

  test('gets 1347 of 1347 training and 429 of 450 test images right', () => {
    const training = finished(new ClassifyStage(net(), rowsFrom(0, 1347), digitAt));
    const tests = finished(new ClassifyStage(net(), rowsFrom(testRow(0), 450), digitAt));
    expect([training.right, tests.right]).toEqual([1347, 429]);
    expect([...tests.errors]).toEqual([1, 1, 0, 5, 3, 1, 1, 1, 5, 3]);
  });
});

describe('saliency', () => {
  test('of row 1354 is largest at the eight pixels of the catalogue, 0.6869 of it on ink', () => {
    const sizes = slopesOf(net(), 1354).map(Math.abs);
    const best = largestPlaces(sizes, 8).map((at) => [at >> 3, at & 7].join());
    expect(best).toEqual(['2,4', '5,2', '6,6', '5,3', '7,2', '5,1', '1,4', '6,3']);
    const { rowOnInk, randomSaliency, brightSaliency } = rowMeasures(net(), 1354, 8);
    const figures = [rowOnInk?.toFixed(4), randomSaliency?.toFixed(3), brightSaliency?.toFixed(3)];
    expect(figures).toEqual(['0.6869', '0.318', '0.249']);
  });

  test.each([0, 1, 2, 3, 4])('of image %d of the exercise is as it says', (image) => {
    const row = packList<number>(EXERCISE, 'rows')[image] ?? NaN;
    const [label] = packList<number>(EXERCISE, 'labels').slice(image);
    const digit = packList(EXERCISE, `digit${image}`).flat();
    expect([...digitAt(row)].map((x) => 16 * x)).toEqual(digit);
    expect([labelAt(row), net().classOf(digitAt(row))]).toEqual([label, label]);
    const sizes = slopesOf(net(), row).map(Math.abs);
    const told = packList(EXERCISE, `map${image}`).flat();
    expect(told).toEqual([...sizes].map((size) => Number(size.toFixed(3))));
    // The eighth and the ninth can be told apart.
    const [eighth = NaN, ninth = NaN] = largestPlaces(sizes, 9).slice(7);
    const gap = (sizes[eighth] ?? NaN) - (sizes[ninth] ?? NaN);
    expect(gap).toBeGreaterThan(0.01 * Math.max(...sizes));
  });

  test('counts a prediction by the saliency under the paint, in full from 0.6 on', () => {
    const sizes = slopesOf(net(), 1354).map(Math.abs);
    const best = largestPlaces(sizes, 64);
    expect(scorePaint(net(), 1354, best.slice(0, 8)).score).toBe(1);
    const bright = largestPlaces(digitAt(1354), 8);
    expect(scorePaint(net(), 1354, bright).score).toBeCloseTo(0.249106 / 0.6, 5);
    expect(scorePaint(net(), 1354, best.slice(-8)).score).toBeLessThan(0.1);
  });

  test('leaves as many images right as the catalogue says when pixels are changed', () => {
    const pixels = finished(new PixelStage(net(), 1354, 8));
    const right = (['random', 'salient', 'bright', 'product', 'least'] as const).map((choice) =>
      pixels.rightAfter(choice, 'blank'),
    );
    expect(right).toEqual([382, 249, 207, 45, 422]);
    expect(pixels.rightAfter('salient', 'turn over')).toBe(85);
    expect(pixels.rightAfter('random', 'turn over')).toBe(336);
    const shares = [pixels.shareOnInk, pixels.inkShare].map((share) => share.toFixed(4));
    expect([...shares, pixels.darkShare.toFixed(2)]).toEqual(['0.6665', '0.5048', '0.19']);
  });
});

describe('adversarial images', () => {
  const walks = (climb: 0 | 1) =>
    finished(new WalkStage(net(), { row: 1347, climb, stepLength: 0.1 }));

  test('take the steps of the catalogue along both gradients', () => {
    const stage = walks(0);
    expect(stage.targets).toEqual([0, 1, 2, 4, 5, 6, 7, 8, 9]);
    expect(stage.stepsOf(0)).toEqual([13, 11, 14, 17, 16, 24, 35, 17, 6]);
    expect(stage.stepsOf(1)).toEqual([10, 11, 11, 18, 8, 21, 13, 15, 5]);
    expect([stage.medianOf(0).toFixed(4), stage.medianOf(1).toFixed(4)]).toEqual([
      '1.2314',
      '0.9796',
    ]);
  });

  test('show the ten scores on the way to the easiest target', () => {
    const scores = walks(1)
      .pictures()
      .find(({ name }) => name === 'scores');
    if (scores?.kind !== 'lines') throw new Error('expected lines');
    const at = (c: number, step: number) => scores.lines[c]?.values[step] ?? NaN;
    // The 9 leads after 5 steps, and not before.
    expect(scores.x.values.length).toBe(6);
    expect(at(9, 5)).toBeGreaterThan(at(3, 5));
    expect(at(9, 4)).toBeLessThanOrEqual(at(3, 4));
  });

  test('by signs of gradients leave as many images right as the catalogue says', () => {
    const attack = finished(new AttackStage(net(), second()));
    const counts = (kind: 'signs' | 'random' | 'second' | 'lossSigns') =>
      [0, 1, 2, 4, 6].map((at) => attack.rightAfter(kind, at));
    expect(counts('signs')).toEqual([429, 370, 270, 28, 0]);
    expect(counts('random')).toEqual([429, 425, 419, 403, 357]);
    expect(counts('second')).toEqual([429, 403, 341, 180, 17]);
    expect(counts('lossSigns').slice(3)).toEqual([32, 0]);
  });
});

describe('class images', () => {
  test.each([
    [0.01, 0, 100, 10, 9, '20.60', '0.482'],
    [1, 0, 100, 10, 10, '15.18', '0.518'],
    [0.01, 10, 100, 10, 10, '5.31', '0.696'],
    [0.01, 5, 100, 4, 10, '1.72', '0.629'],
    [0.01, 10, 200, 10, 10, '5.79', '0.676'],
  ])('with λ = %d, b = %d and %d steps: sure %d, agreeing %d, %s, %s', (...row) => {
    const [penalty, blurEvery, steps, sure, agreeing, roughness, likeness] = row;
    const options = { penalty, blurEvery, steps, stepLength: 0.1 };
    const stage = finished(new ClimbStage(net(), second(), options, 10));
    expect([stage.sure, stage.agreeing]).toEqual([sure, agreeing]);
    expect([stage.roughness.toFixed(2), stage.likeness.toFixed(3)]).toEqual([roughness, likeness]);
  });

  test('are compared with real digits, whose roughness is 14.92', () => {
    expect(digitRoughness().toFixed(2)).toBe('14.92');
  });
});
