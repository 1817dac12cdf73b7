import { describe, expect, test } from 'vitest';
import { BRIEF_SEED, briefRuns } from '#core/lab/labs/input-gradient/testing/brief-runs.ts';
import { labs } from '#core/lab/labs/index.ts';
import { shortRuns } from '#core/lab/labs/training/testing/short-runs.ts';
import { runLab } from '#core/lab/run-lab.ts';

describe('training labs', () => {
  test.each(shortRuns)('%s gives the same bits in Chromium as in Node', (id, settings, digest) => {
    const lab = labs.get(id);
    expect(lab && runLab(lab, { settings, seed: 5 }).digest).toBe(digest);
  });
});

describe('labs with gradients of the input', () => {
  test.each(briefRuns)('$id gives the same bits as in Node', ({ id, settings, digest }) => {
    const lab = labs.get(id);
    expect(lab && runLab(lab, { settings, seed: BRIEF_SEED }).digest).toBe(digest);
  });
});
