import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BitDigest } from './bit-digest.ts';
import { LabCurves } from './lab-curves.ts';
import { LabDrive } from './lab-drive.ts';
import type { Checkpoint, LabPoint } from './lab-drive.ts';
import { bowl } from './labs/bowl.ts';
import { runLab } from './run-lab.ts';
import { decodeState, encodeState } from './state-bytes.ts';
import { countingLab } from './testing/counting-lab.ts';
import { Thinned } from './thinned.ts';

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

describe('LabCurves', () => {
  test('yields the points after a step, and what it saved is taken up', () => {
    const { points } = runLab(countingLab, start({ steps: 10 }));
    const curves = new LabCurves(['sum', 'rare']);
    curves.add(points, 10);
    const { steps, values } = curves.after(7);
    expect([...steps]).toEqual([8, 9, 10]);
    expect([...(values['rare'] ?? [])]).toEqual([NaN, points[9]?.values['sum'], NaN]);
    const other = new LabCurves(['sum', 'rare']);
    other.restore(curves.save(), 6);
    expect([...other.after(-1).steps]).toEqual([0, 1, 2, 3, 4, 5, 6]);
    other.add(points.slice(7), 10);
    expect(other.after(-1)).toEqual(curves.after(-1));
  });
});

describe('Thinned', () => {
  test('keeps at most as many as it may, evenly spread, and the last', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 2, max: 20 }), (n, limit) => {
        const thinned = new Thinned<number>(limit);
        for (let step = 0; step <= n; step++) thinned.offer(step, -step, step === n);
        const steps = thinned.kept.map(({ step }) => step);
        expect(steps.length).toBeLessThanOrEqual(limit);
        expect([steps[0], steps.at(-1)]).toEqual([0, n]);
        const gaps = steps.slice(1, -1).map((step, i) => step - (steps[i] as number));
        expect(new Set(gaps).size).toBeLessThanOrEqual(1);
        expect(thinned.kept.every(({ step, value }) => value === -step)).toBe(true);
      }),
    );
  });
});

describe('encodeState', () => {
  const arrays = {
    'weights é': Float32Array.of(1.5, NaN, -0),
    order: Int32Array.of(-7),
    state: Float64Array.of(Math.PI),
  };

  test('is read back bit for bit, wherever the bytes lie', () => {
    const bytes = encodeState({ step: 3, arrays });
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(decodeState(shifted.subarray(3))).toEqual({ step: 3, arrays });
  });

  test('bytes that are cut or changed are refused or read as something, without an error', () => {
    const bytes = encodeState({ step: 3, arrays });
    for (let length = 0; length < bytes.length; length++)
      expect(decodeState(bytes.subarray(0, length))).toBeUndefined();
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, value) => {
        const changed = bytes.slice();
        changed[at] = value;
        decodeState(changed);
      }),
    );
  });
});

test('BitDigest tells apart what differs in one bit, and takes all NaN for one', () => {
  const digestOf = (...values: number[]): string => {
    const digest = new BitDigest();
    for (const value of values) digest.add(value);
    return digest.text;
  };
  expect(digestOf(0)).not.toBe(digestOf(-0));
  expect(digestOf(1)).not.toBe(digestOf(1 + Number.EPSILON));
  expect(digestOf(1, 2)).not.toBe(digestOf(2, 1));
  expect(digestOf(NaN)).toBe(digestOf(-NaN));
  const many = new Set(Array.from({ length: 20_000 }, (_, i) => digestOf(i)));
  expect(many.size).toBe(20_000);
});
