import { expect, test } from 'vitest';
import type { LabRunRow } from '../../database/lab-runs.ts';
import type { LabOutcome } from '#core/contract/labs.ts';
import { summaryOf } from './run-summary.ts';

const row: LabRunRow = {
  ...{ runId: 1, labId: 'vae', labVersion: 1, settings: '{}', seed: 1, step: 9, length: 9 },
  ...{ status: 'ended', tookMs: 1, startedAt: 0, forkedFrom: null, own: null, prediction: null },
  outcome: JSON.stringify({ measures: { ratio: Infinity, elbo: -25 } } satisfies LabOutcome),
};

test('a measure that was not finite is told as a number that is none, not as null', () => {
  const { outcome } = summaryOf(row, 'ended', 1, () => true);
  expect(outcome).toEqual({ measures: { ratio: NaN, elbo: -25 } });
});
