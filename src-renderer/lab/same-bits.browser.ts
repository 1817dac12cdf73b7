// What a lab computes in Chromium must be, bit for bit, what it computes in Node.
import { expect, test } from 'vitest';
import { labs } from '#core/lab/labs/index.ts';
import { runLab } from '#core/lab/run-lab.ts';
import { SAME_BITS } from '#core/lab/testing/same-bits.ts';

test.each(SAME_BITS)('$labId has the digest that it has in Node', ({ labId, settings, digest }) => {
  const lab = labs.get(labId);
  if (!lab) throw new Error(`expected a lab ${labId}`);
  expect(runLab(lab, { settings, seed: 7643 }).digest).toBe(digest);
});
