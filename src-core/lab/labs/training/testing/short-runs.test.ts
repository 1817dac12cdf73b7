import { describe, expect, test } from 'vitest';
import { runLab } from '../../../run-lab.ts';
import { trainingLabs } from '../index.ts';
import { shortRuns } from './short-runs.ts';

const labs = new Map(trainingLabs.map((lab) => [lab.id, lab]));

describe('shortRuns', () => {
  test('are there for every lab', () => {
    expect(shortRuns.map(([id]) => id)).toEqual([...labs.keys()]);
  });

  test.each(shortRuns)('%s gives the bits that are written down', (id, settings, digest) => {
    const lab = labs.get(id);
    expect(lab && runLab(lab, { settings, seed: 5 }).digest).toBe(digest);
  });
});
