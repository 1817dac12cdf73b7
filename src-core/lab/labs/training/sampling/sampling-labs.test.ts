import { describe, expect, test } from 'vitest';
import { runExperiment } from '../../../experiment.ts';
import type { SettingValues } from '../../../experiment.ts';
import { experiments } from '../../../index.ts';
import { checkLab } from '../testing/check-lab.ts';
import { samplingLabs } from './sampling-labs.ts';

const short: Record<string, SettingValues> = {
  'dead-units': { inputs: 5, examples: 20, units: 301 },
  'dropout-moments': { masks: 1003 },
  'estimator-variance': { samples: 1003 },
};

describe.each(samplingLabs.map((lab) => [lab.id, lab] as const))('%s', (id, lab) => {
  test('goes on from a saved state with the same bits, and measures what the experiment measures', () => {
    const settings = short[id] ?? {};
    const drive = checkLab(lab, settings, 101);
    const experiment = experiments.get(id);
    expect(experiment && runExperiment(experiment, settings, 3)).toEqual(drive.measures());
  });
});
