import { describe, expect, test } from 'vitest';
import { runExperiment } from '#core/lab/experiment.ts';
import type { Experiment } from '#core/lab/experiment.ts';
import { experiments } from '#core/lab/index.ts';
import { offerPatience } from '#core/lab/patience.ts';
import type { LabView } from '../answers.ts';
import { draw, grade, trySamples } from '../engine.ts';
import { packWith } from '../test-pack.ts';
import type { PartVerdict } from '../verdict.ts';

function verdictOn(part: string, raw: unknown): PartVerdict {
  const { pack, exercise } = packWith({ a: part });
  return grade(pack, exercise, 0, { a: raw }).parts[0] as PartVerdict;
}

function statuses(part: string): string[] {
  const { pack, exercise } = packWith({ a: part });
  return trySamples(pack, exercise, 0).map(({ verdict }) => verdict.status);
}

/** Measured: the mean and the variance over masks with a seed that the learner chooses. */
const MEASURED =
  '{ type: lab, experiment: dropout-moments, settings: { p: 1 / 4, weights: "[1, 2, -1, 1 / 2]" }, choose: [seed, masks], report: { mean: 0.001, variance: 0.001 }, accept: [{ that: masks >= 5000, say: "{masks} masks are too few." }], example: { seed: 7, masks: 5000 } }';

/** A goal: f below 10⁻³ after n steps at most, at a rate that the learner chooses; 1 − 10η and 1 − η both shrink. */
const GOAL =
  '{ type: lab, experiment: quadratic-descent, settings: { steps: 40 }, choose: [rate], accept: [{ that: loss < 1 / 100, say: "f is still {loss}." }], example: { rate: 0.15 }, wrong: { rate: 0.3 }, misreadings: [{ when: rate > 1 / 5 and loss > 5, id: diverges, say: The rate is above 2 / 10. }] }';

describe('lab with measured numbers', () => {
  const measured = runExperiment(
    experiments.get('dropout-moments') as Experiment,
    { p: 0.25, weights: [1, 2, -1, 0.5], masks: 6000 },
    3,
  );
  const mean = (measured['mean'] as number).toFixed(4);
  const variance = (measured['variance'] as number).toFixed(4);
  const settings = { seed: ['3'], masks: ['6000'] };

  test('takes what the same run gives again, within the tolerance', () => {
    const { status, cells } = verdictOn(MEASURED, {
      ...settings,
      mean: [mean],
      variance: [variance],
    });
    expect([status, cells]).toEqual(['correct', { 'mean,0': 'right', 'variance,0': 'right' }]);
  });

  test('refuses numbers of another run, and says which without telling the right ones', () => {
    const verdict = verdictOn(MEASURED, {
      ...settings,
      seed: ['4'],
      mean: ['-2.5'],
      variance: ['8'],
    });
    expect(verdict).toMatchObject({ status: 'wrong', score: 0 });
    expect(verdict.message).toContain('gives other numbers than mean = −2.5, variance = 8.');
    const half = verdictOn(MEASURED, { ...settings, mean: [mean], variance: ['8'] });
    expect([half.status, half.score, half.cells]).toEqual([
      'partly',
      0.5,
      { 'mean,0': 'right', 'variance,0': 'wrong' },
    ]);
  });

  test('holds conditions against the settings of the run', () => {
    const raw = { seed: ['3'], masks: ['1000'], mean: [mean], variance: [variance] };
    expect(verdictOn(MEASURED, raw)).toMatchObject({
      status: 'wrong',
      message: '1000 masks are too few.',
    });
  });

  test('cannot read settings that the experiment has not', () => {
    const raw = { seed: ['3'], masks: ['6000.5'], mean: [mean], variance: [variance] };
    expect(verdictOn(MEASURED, raw)).toMatchObject({
      status: 'unreadable',
      message: 'masks is a whole number from 100 to 500000.',
      cells: { 'masks,0': 'unreadable' },
    });
  });

  test('has samples of its own, and shows given settings beside the fields', () => {
    expect(statuses(MEASURED)).toEqual(['correct', 'wrong', 'unreadable']);
    const { pack, exercise } = packWith({ a: MEASURED });
    const view = draw(pack, exercise, 0).parts[0]?.view as { fields: { name: string }[] };
    expect(view).toMatchObject({
      experiment: 'dropout-moments',
      settings: [
        { name: 'activations', value: '[2, −1, 4, 3]' },
        { name: 'weights' },
        { name: 'p', value: '0.25' },
      ],
    });
    expect(view.fields.map(({ name }) => name)).toEqual(['seed', 'masks', 'mean', 'variance']);
  });
});

describe('lab with a goal', () => {
  test('takes any settings whose run reaches it', () => {
    // (1 − 0.15)^40 and (1 − 1.5)^40 are both below 0.002.
    expect(verdictOn(GOAL, { rate: ['0.15'] }).status).toBe('correct');
    expect(verdictOn(GOAL, { rate: ['0.18'] }).status).toBe('correct');
  });

  test('says what a run that misses it gives, and names the mistake', () => {
    expect(verdictOn(GOAL, { rate: ['0.01'] }).message).toMatch(/^f is still 0\.2/);
    const { diagnosis } = verdictOn(GOAL, { rate: ['0.25'] });
    expect(diagnosis.map(({ id }) => id)).toEqual(['diverges']);
    expect(statuses(GOAL)).toEqual(['correct', 'wrong', 'unreadable']);
  });

  test('cannot read settings of a run that takes too long', () => {
    const part =
      '{ type: lab, experiment: dead-units, settings: { examples: 1000, inputs: 100 }, choose: [units], accept: [{ that: share < 1, say: No. }], example: { units: 10 } }';
    expect(verdictOn(part, { units: ['1000'] })).toMatchObject({ status: 'unreadable' });
    expect(verdictOn(part, { units: ['20'] })).toMatchObject({ status: 'correct' });
  });
});

/** A whole lab: a digit repainted in 200 steps, with weights that the learner chooses. */
const LONG =
  '{ type: lab, experiment: style, settings: { texture: 3 }, choose: [style], report: { contentLoss: 0.02 }, accept: [{ that: styleLoss <= 0.3, say: "Style is {styleLoss}." }], example: { style: 3 } }';

describe('lab with a run from start to end', () => {
  // Content and style in the catalogue: 0.628 and 0.235 with (1, 3, 0); 0.120 and 0.512 with (1, 1, 0).
  test('takes what the catalogue says, and refuses a run that misses the goal', () => {
    expect(verdictOn(LONG, { style: ['3'], contentLoss: ['0.628'] }).status).toBe('correct');
    expect(verdictOn(LONG, { style: ['1'], contentLoss: ['0.120'] })).toMatchObject({
      status: 'wrong',
      message: expect.stringMatching(/^Style is 0\.512/) as string,
    });
    expect(verdictOn(LONG, { style: ['101'], contentLoss: ['0'] })).toMatchObject({
      status: 'unreadable',
    });
  });

  test('shows a choice by its name, and the seed of the lab', () => {
    const { pack, exercise } = packWith({ a: LONG });
    const view = draw(pack, exercise, 0).parts[0]?.view as LabView;
    expect(view.hasLab).toBe(true);
    const shown = Object.fromEntries(view.settings.map(({ name, value }) => [name, value]));
    expect(shown).toMatchObject({ texture: 'rising', row: '1347', seed: '7643' });
  });

  test('tells the host that it is at work', () => {
    let signs = 0;
    const takeBack = offerPatience(() => void signs++);
    verdictOn(LONG, { style: ['2.5'], contentLoss: ['0'] });
    takeBack();
    expect(signs).toBeGreaterThan(5);
  });
});

test.each([
  ['experiment: nothing', 'there is no experiment “nothing”'],
  ['experiment: dead-units, choose: [colour], example: { colour: 1 }', 'there is no “colour”'],
  ['experiment: dead-units, report: { mean: 1 }', 'there is no “mean”; there are share'],
  ['experiment: dead-units, choose: [beta], settings: { beta: 1 }', '“beta” is given already'],
  ['experiment: dead-units', 'nothing is graded'],
])('lab refuses { %s }', (keys, message) => {
  expect(() => packWith({ a: `{ type: lab, ${keys} }` })).toThrow(message);
});
