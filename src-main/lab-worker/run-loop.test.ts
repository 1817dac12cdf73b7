import { describe, expect, test } from 'vitest';
import { bowl } from '#core/lab/labs/bowl.ts';
import { runLab } from '#core/lab/run-lab.ts';
import { decodeState } from '#core/lab/state-bytes.ts';
import type { LabNews, RunOrder } from './protocol.ts';
import { runLoop } from './run-loop.ts';

const ORDER = { labId: 'bowl', settings: { steps: 300, noise: 0.5 }, seed: 4 } satisfies RunOrder;

/** Runs to the end; each look at the clock takes `tickMs`. */
function newsOf(order: RunOrder, tickMs: number): LabNews[] {
  const all: LabNews[] = [];
  let now = 0;
  const loop = runLoop(
    order,
    (news) => all.push(news),
    () => (now += tickMs),
  );
  while (!loop.drive.isOver) loop.work();
  return all;
}

describe('runLoop', () => {
  const whole = runLab(bowl, ORDER);

  test('tells every point once, and at last what the run comes to', () => {
    const all = newsOf(ORDER, 3);
    expect(all.flatMap(({ points }) => points)).toEqual(whole.points);
    expect(all.map(({ kind }) => kind)).toEqual([
      ...Array<string>(all.length - 1).fill('progress'),
      'over',
    ]);
    const { outcome, step } = all.at(-1) as LabNews;
    expect([step, outcome]).toEqual([300, { measures: whole.measures, digest: whole.digest }]);
  });

  test('tells news every 100 ms, and saves itself every 2 s and at the end', () => {
    const all = newsOf(ORDER, 10);
    // A slice is three looks at the clock: 30 ms.
    expect(all.length).toBeGreaterThan(300 / 10);
    const saves = all.filter(({ state }) => state !== undefined);
    expect(saves.length).toBeGreaterThan(1);
    expect(saves.length).toBeLessThan(all.length / 10);
    expect(all.at(-1)?.state).toBeDefined();
  });

  test('a thread that is killed at any time goes on from its last save to the same bits', () => {
    const all = newsOf(ORDER, 100);
    const saves = all.filter(({ state, kind }) => state && kind === 'progress');
    expect(saves.length).toBeGreaterThan(3);
    for (const { state, step } of saves) {
      const saved = decodeState(state as Uint8Array);
      if (!saved) throw new Error('expected a state');
      const rest = newsOf({ ...ORDER, saved }, 100);
      expect(rest.at(-1)?.outcome).toEqual({ measures: whole.measures, digest: whole.digest });
      expect(rest.flatMap(({ points }) => points)).toEqual(whole.points.slice(step + 1));
      expect(rest.at(-1)?.kept).toEqual(all.at(-1)?.kept);
    }
  });

  test('a run that is paused leaves all that is needed to go on', () => {
    const all: LabNews[] = [];
    let now = 0;
    const loop = runLoop(
      ORDER,
      (news) => all.push(news),
      () => (now += 5),
    );
    loop.work();
    loop.pause();
    const { kind, state, step } = all.at(-1) as LabNews;
    expect([kind, decodeState(state ?? new Uint8Array())?.step]).toEqual(['paused', step]);
    expect(step).toBeGreaterThan(0);
  });
});
