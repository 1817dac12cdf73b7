import { expect, test } from 'vitest';
import type { Client, MethodName } from '#core/contract/contract.ts';
import type { LabRunSummary } from '#core/contract/labs.ts';
import { LabState } from './labs.svelte.ts';

const ended = (runId: number): LabRunSummary => ({
  ...{ runId, labId: 'bowl', isOutdated: false, settings: {}, seed: 1, status: 'ended' },
  ...{ step: runId, length: runId, tookMs: 1, startedAt: 0 },
});

/** A backend with two runs that have ended, each at the step of its number. */
function withTwoRuns() {
  let runs = [ended(2), ended(1)];
  const client = ((name: MethodName, input: { runId: number }) => {
    if (name === 'lab.remove') runs = runs.filter(({ runId }) => runId !== input.runId);
    const { runId } = input ?? {};
    const answers: Partial<Record<MethodName, unknown>> = {
      'lab.list': { labs: [], runs },
      'lab.state': { run: ended(runId), recorded: [0, runId], curves: { steps: [], values: {} } },
      'lab.look': { step: runId, pictures: [] },
    };
    return Promise.resolve(answers[name] ?? null);
  }) as Client;
  return new LabState(client, 'bowl');
}

test('where the run that is looked at is removed, the one that was compared with it is looked at', async () => {
  const lab = withTwoRuns();
  await lab.load(2);
  await lab.compare(1, true);
  expect(lab.view?.step).toBe(2);
  await lab.remove(2);
  expect(lab.current?.runId).toBe(1);
  expect(lab.view?.step).toBe(1);
});

test('where a run is removed that was compared, the other one stays as it is', async () => {
  const lab = withTwoRuns();
  await lab.load(2);
  await lab.compare(1, true);
  await lab.lookAt(0);
  await lab.remove(1);
  expect([lab.current?.runId, lab.step, lab.followed.length]).toEqual([2, 0, 1]);
});
