import { afterAll, describe, expect, test } from 'vitest';
import type { LabRunState, LabRunSummary, LabStatus } from '#core/contract/labs.ts';
import { runLab } from '#core/lab/run-lab.ts';
import { bowl } from '#core/lab/labs/bowl.ts';
import { backendOptions, testBackend } from '../../testing/test-backend.ts';
import { createBackend } from '../create-backend.ts';

type Tested = Pick<ReturnType<typeof testBackend>, 'handlers'>;

// Threads of labs take long to start: one backend does for all tests, each of which looks at runs of its own.
const tested = createBackend(backendOptions());
afterAll(() => tested.close());

const LONG = { steps: 6000, noise: 0.5 };

const begin = (
  { handlers }: Tested,
  settings: Record<string, number> = LONG,
  rest: object = {},
): Promise<LabRunSummary> =>
  Promise.resolve(handlers['lab.start']({ labId: 'bowl', settings, seed: 4, ...rest }));

const look = async ({ handlers }: Tested, runId: number, after = -1): Promise<LabRunState> =>
  handlers['lab.state']({ runId, after });

/** Numbers of the runs, the newest first. */
const listed = async (): Promise<number[]> =>
  (await tested.handlers['lab.list'](undefined)).runs.map(({ runId }) => runId);

/** Asks until the run has one of these states. */
async function until(tested: Tested, runId: number, ...wanted: LabStatus[]): Promise<LabRunState> {
  for (;;) {
    const state = await look(tested, runId);
    if (wanted.includes(state.run.status)) return state;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Asks until the run has done some steps. */
async function underWay(tested: Tested, runId: number): Promise<void> {
  while ((await look(tested, runId)).run.step === 0)
    await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('a run of a lab', () => {
  test('comes to the measures, the curve and the digest that it has in one go', async () => {
    const { runId } = await begin(tested, { steps: 300, noise: 0.5 });
    const { run, curves, recorded } = await until(tested, runId, 'ended');
    const whole = runLab(bowl, { settings: { steps: 300, noise: 0.5 }, seed: 4 });
    expect(run.outcome).toEqual({ measures: whole.measures, digest: whole.digest });
    expect([...curves.steps]).toEqual(Array.from({ length: 301 }, (_, i) => i));
    expect([...(curves.values['loss'] ?? [])]).toEqual(
      whole.points.map(({ values }) => values['loss']),
    );
    expect([recorded[0], recorded.at(-1)]).toEqual([0, 300]);
    expect([...(await look(tested, runId, 298)).curves.steps]).toEqual([299, 300]);
  });

  test('is paused, goes on, and has the same bits as without the pause', async () => {
    const { runId } = await begin(tested);
    await underWay(tested, runId);
    const paused = await tested.handlers['lab.pause']({ runId });
    expect(['paused', 'ended']).toContain(paused.status);
    expect((await look(tested, runId)).run.step).toBe(paused.step);
    if (paused.status === 'paused') await tested.handlers['lab.resume']({ runId });
    const { run } = await until(tested, runId, 'ended');
    expect(run.outcome?.digest).toBe(runLab(bowl, { settings: LONG, seed: 4 }).digest);
  });

  test('goes on after the app was closed in the middle of it', async () => {
    const first = testBackend();
    const { runId } = await begin(first);
    await first.close();
    const again = testBackend(first.options);
    await again.handlers['lab.list'](undefined);
    const { run, curves } = await until(again, runId, 'ended');
    expect(run.outcome?.digest).toBe(runLab(bowl, { settings: LONG, seed: 4 }).digest);
    expect([...curves.steps]).toEqual(Array.from({ length: 6001 }, (_, i) => i));
  });

  test('ends at once when it is cancelled, and keeps what it has', async () => {
    const { runId } = await begin(tested);
    await underWay(tested, runId);
    const { status, step } = await tested.handlers['lab.cancel']({ runId });
    expect(['cancelled', 'ended']).toContain(status);
    expect((await look(tested, runId)).run.step).toBe(step);
  });

  test('waits while two others go', async () => {
    const runs = [await begin(tested), await begin(tested), await begin(tested)];
    const ids = runs.map(({ runId }) => runId);
    expect(runs.map(({ status }) => status)).toEqual(['going', 'going', 'waiting']);
    for (const runId of ids) await until(tested, runId, 'ended');
    const { runs: listed } = await tested.handlers['lab.list'](undefined);
    const last = listed.slice(0, 3);
    expect(last.map(({ runId }) => runId)).toEqual([...ids].reverse());
    expect(new Set(last.map(({ outcome }) => outcome?.digest)).size).toBe(1);
  });

  test('says at which step which tensor broke', async () => {
    const { runId } = await begin(tested, { b: 100, rate: 1, steps: 1000 });
    const { run } = await until(tested, runId, 'broken');
    expect(run.outcome).toEqual({ fault: { step: 77, name: 'loss', value: '∞' } });
  });

  test('is forked at a recorded step, with the part before it', async () => {
    const { runId } = await begin(tested, { steps: 200 });
    const { recorded, curves } = await until(tested, runId, 'ended');
    const step = recorded[5] as number;
    const fork = await begin(tested, { steps: 100, rate: 0 }, { fork: { runId, step } });
    const forked = await until(tested, fork.runId, 'ended');
    expect(forked.run.forkedFrom).toEqual({ runId, step });
    expect([...forked.curves.steps]).toEqual(Array.from({ length: 101 }, (_, i) => i));
    // At rate 0 the point stays where it was forked.
    const loss = [...(forked.curves.values['loss'] ?? [])];
    const before = [...(curves.values['loss'] ?? [])].slice(0, step + 1);
    expect(loss).toEqual([...before, ...Array<number>(100 - step).fill(before[step] as number)]);
  });

  test('shows its pictures where it stands and at every recorded step', async () => {
    const { runId } = await begin(tested, { steps: 50 });
    const { recorded } = await until(tested, runId, 'ended');
    for (const step of [undefined, ...recorded]) {
      const view = await tested.handlers['lab.look']({
        runId,
        ...(step !== undefined && { step }),
      });
      expect(view.step).toBe(step ?? 50);
      expect(view.pictures.map(({ name }) => name)).toEqual(['bowl']);
    }
    const strange = Promise.resolve(tested.handlers['lab.look']({ runId, step: 51 }));
    await expect(strange).rejects.toThrow('Step 51 is not recorded. Choose another step');
  });

  test('is taken off the list when it is at rest, and brought back with all that it recorded', async () => {
    const { runId } = await begin(tested);
    await underWay(tested, runId);
    const early = Promise.resolve(tested.handlers['lab.remove']({ runId }));
    await expect(early).rejects.toThrow('Cancel it first.');
    await tested.handlers['lab.cancel']({ runId });
    const before = await look(tested, runId);
    await tested.handlers['lab.remove']({ runId });
    expect(await listed()).not.toContain(runId);
    await expect(look(tested, runId)).rejects.toThrow(`There is no run number ${runId}.`);
    await tested.handlers['lab.restore']({ runId });
    expect(await look(tested, runId)).toEqual(before);
  });
});

test('what cannot be run is refused with a sentence and leaves no run', async () => {
  const before = await listed();
  await expect(begin(tested, { steps: 0.5 })).rejects.toThrow('steps is a whole number from 1');
  await expect(begin(tested, { speed: 1 })).rejects.toThrow('There is no setting speed');
  await expect(begin(tested, {}, { labId: 'moon' })).rejects.toThrow('There is no lab “moon”.');
  await expect(begin(tested, {}, { fork: { runId: 999, step: 0 } })).rejects.toThrow(
    'There is no run number 999.',
  );
  const { runId } = await begin(tested, { steps: 20 });
  await until(tested, runId, 'ended');
  await expect(begin(tested, { steps: 10 }, { fork: { runId, step: 20 } })).rejects.toThrow(
    'it cannot go on from step 20',
  );
  expect(await listed()).toEqual([runId, ...before]);
});

test('every lab is told with its settings, curves and measures', async () => {
  const { labs } = await tested.handlers['lab.list'](undefined);
  expect(labs.map(({ id }) => id)).toContain('bowl');
  for (const { docs, settings, curves, measures } of labs) {
    expect(docs).toMatch(/[.?]$/);
    expect(Object.keys(curves).length * Object.keys(measures).length).toBeGreaterThan(0);
    expect(settings).toBeDefined();
  }
});
