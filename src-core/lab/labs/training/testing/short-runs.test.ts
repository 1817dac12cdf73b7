import { describe, expect, test } from 'vitest';
import { runLab } from '../../../run-lab.ts';
import { trainingLabs } from '../index.ts';
import { shortRuns } from './short-runs.ts';

const labs = new Map(trainingLabs.map((lab) => [lab.id, lab]));

describe('shortRuns', () => {
  test('are there for every lab', () => {
    // Code of learners is run by the host: those labs are tested in src-main/lab-worker/own-code.test.ts.
    const withoutCode = [...labs.values()].filter(
      ({ texts = {} }) => !Object.values(texts).some(({ kind }) => kind === 'code'),
    );
    expect(shortRuns.map(([id]) => id)).toEqual(withoutCode.map(({ id }) => id));
  });

  test.each(shortRuns)('%s gives the bits that are written down', (id, settings, digest) => {
    const lab = labs.get(id);
    expect(lab && runLab(lab, { settings, seed: 5 }).digest).toBe(digest);
  });
});
