import { describe, expect, test } from 'vitest';
import { labs } from '#core/lab/labs/index.ts';
import { shortRuns } from '#core/lab/labs/training/testing/short-runs.ts';
import { runLab } from '#core/lab/run-lab.ts';

describe('training labs', () => {
  test.each(shortRuns)('%s gives the same bits in Chromium as in Node', (id, settings, digest) => {
    const lab = labs.get(id);
    expect(lab && runLab(lab, { settings, seed: 5 }).digest).toBe(digest);
  });
});
