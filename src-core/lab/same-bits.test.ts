import { expect, test } from 'vitest';
import { labs } from './labs/index.ts';
import { runLab } from './run-lab.ts';
import { SAME_BITS } from './testing/same-bits.ts';

// The same list is run in Chromium by src-renderer/lab/same-bits.browser.ts.
test.each(SAME_BITS)(
  '$labId has the digest that it has in Chromium',
  ({ labId, settings, digest }) => {
    const lab = labs.get(labId);
    if (!lab) throw new Error(`expected a lab ${labId}`);
    expect(runLab(lab, { settings, seed: 7643 }).digest).toBe(digest);
  },
);
