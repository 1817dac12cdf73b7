import { describe, expect, test } from 'vitest';
import type { LabInfo, LabRunSummary } from '#core/contract/labs.ts';
import type { LabView } from '#core/exercise/answers.ts';
import { oneOf } from '#core/lab/experiment.ts';
import { runsToTake } from './runs-to-take.ts';

const info: LabInfo = {
  id: 'masks',
  version: 1,
  title: 'Masks',
  docs: 'Draws masks.',
  group: 'Training',
  usualSeconds: 1,
  defaultSeed: 1,
  settings: {
    weights: { docs: 'weights', fallback: [1, 2], min: -9, max: 9, maxLength: 4 },
    loss: oneOf('loss', ['cross entropy', 'squared distance']),
    count: { docs: 'masks', fallback: 100, min: 1, max: 9000, isInteger: true },
  },
  texts: { slope: { docs: 'slope', kind: 'formula', fallback: '-y', answers: [] } },
  measures: { mean: { docs: 'mean', digits: 3 } },
  curves: {},
  predicts: false,
};

const view: LabView = {
  experiment: 'masks',
  hasLab: true,
  title: 'Masks',
  docs: 'Draws masks.',
  settings: [
    { name: 'weights', value: '[−3, −4]', meaning: 'weights' },
    { name: 'loss', value: 'squared distance', meaning: 'loss' },
  ],
  fields: ['seed', 'count', 'mean'].map((name) => ({ name, label: name, shape: [] })),
};

const run = (over: Partial<LabRunSummary> = {}): LabRunSummary => ({
  ...{ runId: 5, labId: 'masks', isOutdated: false, seed: 7 },
  ...{ step: 9, length: 9, tookMs: 1, startedAt: 0 },
  status: 'ended',
  settings: { weights: [-3, -4], loss: 1, count: 200 },
  outcome: { measures: { mean: -1 / 3 } },
  ...over,
});

const taken = (runs: LabRunSummary[], of = view) => runsToTake(of, { labs: [info], runs });

describe('runsToTake', () => {
  test('fills the settings that are chosen, the seed and the measures from a run with those that are given', () => {
    expect(taken([run()])).toEqual([
      { run: run(), raw: { seed: ['7'], count: ['200'], mean: ['-0.33333333'] } },
    ]);
  });

  test('takes over what was written, where the exercise asks for it', () => {
    const asking = { ...view, texts: [{ name: 'slope', kind: 'formula' as const, meaning: '' }] };
    const own = run({ texts: { slope: '-y/2' } });
    expect(taken([own], asking)[0]?.raw['slope']).toEqual(['-y/2']);
    expect(taken([run()], asking)[0]?.raw['slope']).toEqual(['-y']);
  });

  test('takes the usual value of a setting that the run was not told', () => {
    const settings = { weights: [-3, -4], loss: 1 };
    expect(taken([run({ settings })])[0]?.raw['count']).toEqual(['100']);
  });

  test('keeps the order of the runs', () => {
    const runs = [run({ runId: 9, seed: 8 }), run()];
    expect(taken(runs).map(({ raw }) => raw['seed'])).toEqual([['8'], ['7']]);
  });

  test.each<[string, Partial<LabRunSummary>]>([
    ['of another lab', { labId: 'bowl' }],
    ['with other settings', { settings: { weights: [-3, -4], loss: 0 } }],
    ['with a longer list', { settings: { weights: [-3, -4, 1], loss: 1 } }],
    ['that goes on', { status: 'going' }],
    ['that was stopped', { status: 'broken', outcome: {} }],
    ['without the measures', { outcome: {} }],
    ['with a measure that is not finite', { outcome: { measures: { mean: NaN } } }],
    ['of an older lab', { isOutdated: true }],
    ['that was forked', { forkedFrom: { runId: 1, step: 3 } }],
    ['with a formula of one’s own', { texts: { slope: '-y/2' } }],
  ])('leaves out a run %s', (_, over) => {
    expect(taken([run(over)])).toEqual([]);
  });

  test('asks for the seed that is given', () => {
    const fixed = { ...view, fields: view.fields.slice(1) };
    const seeded = (value: string) => ({
      ...fixed,
      settings: [...view.settings, { name: 'seed', value, meaning: 'seed' }],
    });
    expect(taken([run()], seeded('7'))).toHaveLength(1);
    expect(taken([run()], seeded('8'))).toEqual([]);
  });
});
