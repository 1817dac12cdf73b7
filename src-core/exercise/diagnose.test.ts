import { describe, expect, test } from 'vitest';
import { grade } from './grade.ts';
import { packWith } from './test-pack.ts';
import type { PartVerdict } from './verdict.ts';

function verdictOn(part: string, raw: unknown): PartVerdict {
  const { pack, exercise } = packWith({ a: part });
  return grade(pack, exercise, 0, { a: raw }).parts[0] as PartVerdict;
}

const causes = (part: string, raw: unknown): string[] =>
  verdictOn(part, raw).diagnosis.map(({ id }) => id);

/** Sizes of convolutions of many inputs: the more there are, the longer each cause takes. */
const sizes = (first: number, last: number): string =>
  `{ type: integer, answer: "sum([convOut(k, 3, 2, 1) + convTransposeOut(k, 3, 2, 1) for k in ${first}..${last}])" }`;

describe('diagnose', () => {
  // Padding left out in both: ⌊(20 − 5)/2⌋ + 1 = 8 and (20 − 1)·2 + 5 = 43.
  test('names two causes that together give the answer', () => {
    const part =
      '{ type: integer, answer: "1000 * convOut(20, 5, 2, 2) + convTransposeOut(20, 5, 2, 2)" }';
    expect(causes(part, '8043')).toEqual([
      'convOut.padding-forgotten',
      'convTransposeOut.padding-forgotten',
    ]);
  });

  test('names two causes in one function, where one of them is an argument left out', () => {
    // ⌊(21 + 6 − 9)/2⌋ + 1 = 10. Without padding and with stride 1: 21 − 9 + 1; without padding, the steps alone: 12/2.
    const size = '{ type: integer, answer: "convOut(21, 5, 2, 3, 2)" }';
    expect(causes(size, '13')).toEqual(['convOut.padding-forgotten', 'convOut.stride-ignored']);
    expect(causes(size, '6')).toEqual(['convOut.padding-forgotten', 'convOut.plus-one-forgotten']);
    const result =
      '{ type: matrix, answer: "conv2d([[1, 2, 3], [4, 5, 6], [7, 8, 10]], [[1, 2], [3, 5]], 1, 1)" }';
    // Turned and without padding: 5·1 + 3·2 + 2·4 + 1·5 = 24, and so on.
    const turned = [
      ['24', '35'],
      ['57', '69'],
    ];
    expect(causes(result, turned)).toEqual(['conv2d.padding-forgotten', 'conv2d.kernel-turned']);
  });

  test('names two causes in one function of which neither is an argument left out', () => {
    // Right is ⌊(21 + 10 − 5)/2⌋ + 1 = 14; with the padding once and without the last window ⌊(21 + 5 − 5)/2⌋ = 10.
    const size = '{ type: integer, answer: "convOut(21, 5, 2, 5)" }';
    expect(causes(size, '10')).toEqual(['convOut.padding-once', 'convOut.plus-one-forgotten']);
    // 4 filters · 5 channels · 3 cells, and a bias for each of 4 · 5 pairs of channels.
    const count = `{ type: integer, answer: 'modelParameters(model(["conv 4 k3"]), [5, 8, 8])' }`;
    expect(causes(count, '80')).toEqual([
      'modelParameters.kernel-side',
      'modelParameters.bias-per-connection',
    ]);
    // The kernel turned, and the columns in the order x00, x10, x20, x01, …
    const matrix = '{ type: matrix, answer: "convMatrix([3, 3], [2, 2])" }';
    const answer = [
      ['w11', 'w01', '0', 'w10', 'w00', '0', '0', '0', '0'],
      ['0', '0', '0', 'w11', 'w01', '0', 'w10', 'w00', '0'],
      ['0', 'w11', 'w01', '0', 'w10', 'w00', '0', '0', '0'],
      ['0', '0', '0', '0', 'w11', 'w01', '0', 'w10', 'w00'],
    ];
    expect(causes(matrix, answer)).toEqual(['flatten.columns-first-input', 'conv2d.kernel-turned']);
  });

  test('names sizes that are misread inside a model, alone, in pairs, and below a count', () => {
    const part = (name: string): string =>
      `{ type: integer, answer: '${name}(model(["conv 2 k3 s2 p1"]), [3, 9, 9])' }`;
    // 2 · 3 · 9 weights at 5 · 5 places; without padding there are 4 · 4, and in one channel 2 · 9 weights.
    expect(causes(part('modelMultiplyAdds'), `${54 * 16}`)).toEqual([
      'model-size.padding-forgotten',
    ]);
    expect(causes(part('modelMultiplyAdds'), `${18 * 16}`)).toEqual([
      'modelMultiplyAdds.channels-forgotten',
      'model-size.padding-forgotten',
    ]);
    // ⌊(28 + 7 − 10)/3⌋ = 8 steps with the padding on one side, 9 windows; right are 11.
    const shape = `{ type: shape, answer: 'modelShape(model(["conv 2 k10 s3 p7"]), [3, 28, 28])' }`;
    expect(causes(shape, '2 x 8 x 8')).toEqual([
      'model-size.padding-once',
      'model-size.plus-one-forgotten',
    ]);
    // A linear layer reads what the convolution leaves: 2 · 16 numbers without padding.
    const read = `{ type: integer, answer: 'modelParameters(model(["conv 2 k3 s2 p1", "flatten", "linear 7"]), [3, 9, 9])' }`;
    expect(causes(read, `${54 + 2 + 7 * 32 + 7}`)).toEqual(['model-size.padding-forgotten']);
  });

  test('seeks no pairs where causes take long, and still those that explain alone', () => {
    const [first, last] = [4, 503];
    const inputs = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    const total = (side: (k: number) => number): number =>
      inputs.reduce((sum, k) => sum + side(k), 0);
    const unpadded = (k: number): number => Math.floor((k - 3) / 2) + 1;
    const alone = total((k) => unpadded(k) + 2 * k - 1);
    const together = total((k) => unpadded(k) + 2 * k + 1);
    expect(causes(sizes(first, last), `${alone}`)).toEqual(['convOut.padding-forgotten']);
    expect(verdictOn(sizes(first, last), `${together}`)).toMatchObject({
      status: 'wrong',
      diagnosis: [],
    });
  });

  test('has none where the learner’s own numbers lead to no value', () => {
    const part =
      '{ type: weights, fields: { x: [] }, example: { x: 1 }, output: 1 / x, target: 1, misreadings: [{ when: output > 1, say: Too much. }] }';
    expect(verdictOn(part, { x: ['0'] })).toMatchObject({ status: 'wrong', diagnosis: [] });
    expect(verdictOn(part, { x: ['1/2'] }).message).toContain('Too much.');
  });

  // A sum of 40 terms at each of 200 points: sixty such comparisons are more than one verdict may cost.
  test('compares the author’s formulas within one budget, and still answers', () => {
    const heavy = (count: number): string =>
      Array.from(
        { length: count },
        (_, at) =>
          `{ answer: "sum(i=1..40, x/i)*0 + 5*x + floor(x*${at}/${at + 1}) - x", say: Too long. }`,
      ).join(', ');
    const part = (count: number): string =>
      `{ type: expression, answer: x + 1, symbols: { x: { domain: rational } }, misreadings: [${heavy(count)}, { answer: 2*x, say: Twice. }] }`;
    expect(verdictOn(part(1), 'x + x').message).toContain('Twice.');
    expect(verdictOn(part(1), '4*x + floor(0)').message).toContain('Too long.');
  });

  test('leaves each part the steps that it needs, whatever the one before it took', () => {
    const costly = '{ type: integer, answer: "sum([sum([j for j in 1..100]) for k in 1..700])" }';
    const { pack, exercise } = packWith({ a: costly, b: costly, c: costly });
    const answers = { a: '3535000', b: '3535000', c: '3535000' };
    expect(grade(pack, exercise, 0, answers)).toMatchObject({ status: 'correct' });
  });
});
