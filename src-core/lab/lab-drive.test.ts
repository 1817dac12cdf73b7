import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LabDrive } from './lab-drive.ts';
import type { Checkpoint, LabPoint } from './lab-slice.ts';
import type { Lab } from './lab.ts';
import { bowl } from './labs/bowl.ts';
import { runLab } from './run-lab.ts';
import { decodeState, encodeState } from './state-bytes.ts';
import { countingLab } from './testing/counting-lab.ts';

const MEMORY = new Float64Array(100_000);

const start = (settings: Record<string, number>) => ({ settings, seed: 5 });

/** Asks after every step, and lets so many pass. */
const allowance = (steps: number) => () => --steps > 0;

describe('LabDrive', () => {
  test('has the same bits in slices, saved and taken up by another one, as in one go', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 8 }), (slices) => {
        const settings = start({ steps: 60 });
        const whole = runLab(countingLab, settings);
        let drive = new LabDrive(countingLab, settings);
        const points: LabPoint[] = [];
        for (const steps of slices) {
          points.push(...drive.slice(allowance(steps)).points);
          const saved = decodeState(encodeState(drive.save()));
          drive = new LabDrive(countingLab, settings, saved);
        }
        points.push(...drive.slice(() => true).points);
        expect(points).toEqual(whole.points);
        expect(drive.digest()).toBe(whole.digest);
        expect(drive.measures()).toEqual(whole.measures);
      }),
      { numRuns: 30 },
    );
  });

  test('has another digest for another seed, setting or length', () => {
    const digests = [
      runLab(bowl, { settings: {}, seed: 1 }),
      runLab(bowl, { settings: { noise: 0.1 }, seed: 1 }),
      runLab(bowl, { settings: { noise: 0.1 }, seed: 2 }),
      runLab(bowl, { settings: { steps: 201 }, seed: 1 }),
    ].map(({ digest }) => digest);
    expect(new Set(digests).size).toBe(4);
    expect(digests[0]).toMatch(/^[0-9a-f]{16}$/);
  });

  test('stops at the step with the first ∞ and names the tensor', () => {
    const drive = new LabDrive(countingLab, start({ steps: 50, breaksAt: 7 }));
    const { points } = drive.slice(() => true);
    expect(drive.fault).toEqual({ step: 7, name: 'sums', value: '∞' });
    expect([drive.isOver, points.at(-1)?.step]).toEqual([true, 7]);
    expect(() => runLab(countingLab, start({ steps: 50, breaksAt: 7 }))).toThrow(
      'counting: expected numbers, got ∞ in sums at step 7',
    );
  });

  test('keeps states that lead to the same end, few enough to fit, the first and the last among them', () => {
    const settings = start({ steps: 300, size: 50_000 });
    const drive = new LabDrive(countingLab, settings);
    const states = new Map<number, Checkpoint>();
    let kept: number[] = [];
    while (!drive.isOver) {
      const slice = drive.slice(allowance(7));
      for (const one of slice.checkpoints) states.set(one.step, one);
      kept = slice.kept;
    }
    // 50,000 numbers are 400 kB: 14 of them fit into 6 MB.
    expect(kept.length).toBeLessThanOrEqual(15);
    expect(kept.length).toBeGreaterThanOrEqual(7);
    expect([kept[0], kept.at(-1)]).toEqual([0, 300]);
    const middle = states.get(kept[3] as number) as Checkpoint;
    const run = countingLab.start(drive.settings, 5);
    run.restore(middle.state);
    while (run.step < run.length) run.advance();
    expect(run.measures()).toEqual(drive.measures());
  });

  test('keeps fewer states where they grow with the first step', () => {
    const growing: Lab = {
      ...countingLab,
      start(settings, seed) {
        const run = countingLab.start(settings, seed);
        const save = run.save.bind(run);
        run.save = () => {
          const { step, arrays } = save();
          return { step, arrays: step === 0 ? arrays : { ...arrays, memory: MEMORY } };
        };
        return run;
      },
    };
    const drive = new LabDrive(growing, start({ steps: 100 }));
    // 100,000 numbers are 800 kB: 7 of them fit into 6 MB.
    expect(drive.slice(() => true).kept.length).toBeLessThanOrEqual(7);
  });

  test('of a long run with small states keeps 64, in memory that does not grow with it', () => {
    const drive = new LabDrive(countingLab, start({ steps: 20_000 }));
    let kept: number[] = [];
    let offered = 0;
    while (!drive.isOver) {
      const slice = drive.slice(allowance(1000));
      kept = slice.kept;
      offered += slice.checkpoints.length;
    }
    expect(kept.length).toBeLessThanOrEqual(64);
    expect(kept.length).toBeGreaterThanOrEqual(32);
    // 64 until the stride doubles for the first time, then half as many each time.
    expect(offered).toBeLessThan(64 + 32 * Math.ceil(Math.log2(20_000 / 64)) + 2);
  });

  test('refuses settings that the lab does not take', () => {
    expect(() => new LabDrive(countingLab, start({ steps: 0 }))).toThrow('steps is a whole number');
    expect(() => new LabDrive(countingLab, start({ speed: 1 }))).toThrow('no setting speed');
    expect(() => new LabDrive(countingLab, start({ breaksAt: 11 }))).toThrow('past the end');
  });

  test('runLab stops at its allowance', () => {
    expect(() => runLab(countingLab, start({ steps: 50 }), allowance(20))).toThrow(
      'stopped at the limit of 20 of 50 steps',
    );
  });
});
