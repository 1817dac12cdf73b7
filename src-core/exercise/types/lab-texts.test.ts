import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { offerOwnCode } from '#core/lab/own-code.ts';
import { plainRunner } from '../code/testing/plain-runner.ts';
import type { LabView } from '../answers.ts';
import { draw, grade, trySamples } from '../engine.ts';
import { packWith } from '../test-pack.ts';
import type { PartVerdict } from '../verdict.ts';

function verdictOn(part: string, raw: unknown): PartVerdict {
  const { pack, exercise } = packWith({ a: part });
  return grade(pack, exercise, 0, { a: raw }).parts[0] as PartVerdict;
}

/** The slope of log(1 + e⁻ʸᶻ) in z is −y/(1 + e^(yz)). */
const SLOPE =
  '{ type: lab, experiment: my-slope, settings: { epochs: 3 }, choose: [slope, seed], report: { accuracyOwn: 0.001 }, accept: [{ that: farthest <= 1 / 10^9, say: "Off by {farthest}." }], example: { seed: 2, slope: \'"-y/(1 + exp(y*z))"\' } }';

describe('lab with a formula', () => {
  test('is graded by the run that computes with it, however it is written', () => {
    const { pack, exercise } = packWith({ a: SLOPE });
    expect(trySamples(pack, exercise, 0).map(({ verdict }) => verdict.status)).toEqual([
      'correct',
      'wrong',
      'unreadable',
    ]);
    const [{ raw } = { raw: '' }] = trySamples(pack, exercise, 0);
    const other = { ...(raw as object), slope: ['-y * sigmoid(-y*z)'] };
    expect(verdictOn(SLOPE, other).status).toBe('correct');
    expect(verdictOn(SLOPE, { ...other, slope: ['y * sigmoid(-y*z)'] })).toMatchObject({
      status: 'wrong',
      message: expect.stringMatching(/^Off by /) as string,
    });
  });

  test.each([
    ['-y * q', 'slope: `q` is not one of the symbols here: y, z'],
    ['', 'slope is still blank.'],
    ['1'.repeat(20_001), 'slope has 20001 characters; up to 20000 are read.'],
  ])('cannot read %j, and says why', (slope, message) => {
    const raw = { seed: ['2'], accuracyOwn: ['0.5'], slope: [slope] };
    expect(verdictOn(SLOPE, raw)).toMatchObject({
      status: 'unreadable',
      message: expect.stringContaining(message) as string,
      cells: { 'slope,0': 'unreadable' },
    });
  });

  test('is shown beside the fields for numbers', () => {
    const { pack, exercise } = packWith({ a: SLOPE });
    const { fields, texts } = draw(pack, exercise, 0).parts[0]?.view as LabView;
    expect(fields.map(({ name }) => name)).toEqual(['seed', 'accuracyOwn']);
    expect(texts).toMatchObject([{ name: 'slope', kind: 'formula' }]);
  });
});

/** With all gradients 0 nothing is learnt, and the cosine is 0. */
const CODE =
  '{ type: lab, experiment: my-backward, settings: { steps: 1, batch: 2, hidden: 1 }, choose: [backward], accept: [{ that: cosine == 0, say: "The cosine is {cosine}." }], example: { backward: \'"const backward = (A, b) => ({ dA: A.map((m) => m.map((r) => r.map(() => 0))), db: b.map((l) => l.map(() => 0)) });"\' } }';

describe('lab with code', () => {
  let takeBack = (): void => undefined;
  beforeEach(() => void (takeBack = offerOwnCode(plainRunner)));
  afterEach(() => takeBack());

  test('runs it again to grade it', () => {
    const { pack, exercise } = packWith({ a: CODE });
    const [{ raw, verdict } = { raw: '', verdict: undefined }] = trySamples(pack, exercise, 0);
    expect(verdict?.status).toBe('correct');
    const [source = ''] = (raw as Record<string, string[]>)['backward'] ?? [];
    const ones = { backward: [source.replaceAll('=> 0', '=> 1')] };
    expect(verdictOn(CODE, ones)).toMatchObject({ status: 'wrong' });
  });

  test.each([
    ['function backward( {', 'Line 1, column 1: SyntaxError'],
    ['const backward = () => 1;', 'has to give back an object with the fields dA and db.'],
  ])('cannot read what gives no gradient: %s', (source, message) => {
    expect(verdictOn(CODE, { backward: [source] })).toMatchObject({
      status: 'unreadable',
      message: expect.stringContaining(message) as string,
    });
  });

  test('stops code that does not end, with a sentence', () => {
    takeBack();
    takeBack = offerOwnCode(() => ({ calls: [], stopped: 'time' }), 500);
    expect(verdictOn(CODE, { backward: ['function backward() { for (;;); }'] })).toMatchObject({
      status: 'unreadable',
      message: expect.stringContaining('took longer than 0.5 s for one batch') as string,
    });
  });
});
