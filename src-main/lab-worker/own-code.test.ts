// Backward passes of learners, run in the real sandbox while a network trains.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LabDrive } from '#core/lab/lab-drive.ts';
import { myBackwardLab } from '#core/lab/labs/training/my-backward/my-backward-lab.ts';
import { offerOwnCode } from '#core/lab/own-code.ts';
import { checkLab } from '#core/lab/labs/training/testing/check-lab.ts';
import { codeSandbox } from '../core-worker/code-sandbox/code-sandbox.ts';

const threadFile = new URL('../core-worker/code-sandbox/code-thread.ts', import.meta.url);
let takeBack: () => void;
// A thread may take long to start on a busy machine.
beforeAll(() => {
  takeBack = offerOwnCode(codeSandbox({ threadFile, startMs: 20_000, keepsThread: true }));
});
afterAll(() => takeBack());

/** An answer to the exercise snu4-p6-code-backward. */
const RIGHT = `function backward(A: number[][][], b, x, sigma, dsigma) {
  const ys = [x], zs = [], last = A.length - 1;
  A.forEach((rows, l) => {
    const z = rows.map((row, i) => row.reduce((sum, w, j) => sum + w * ys[l][j], b[l][i]));
    zs.push(z);
    ys.push(l < last ? z.map((t) => sigma(t)) : z);
  });
  const dA = [], db = [];
  let g = [1];
  for (let l = last; l >= 0; l--) {
    const delta = l < last ? g.map((v, i) => v * dsigma(zs[l][i])) : g;
    db[l] = delta;
    dA[l] = delta.map((d) => ys[l].map((v) => d * v));
    g = ys[l].map((_, j) => delta.reduce((sum, d, i) => sum + d * A[l][i][j], 0));
  }
  return { y: ys[last + 1][0], dA, db, dx: g };
}`;

const SHORT = { steps: 4, batch: 3, hidden: 3 };

function run(backward: string, settings: Record<string, number> = {}) {
  const start = { settings: { ...SHORT, ...settings }, seed: 5, own: { texts: { backward } } };
  const drive = new LabDrive(myBackwardLab, start);
  drive.slice(() => true);
  return drive;
}

describe('myBackwardLab', () => {
  // Not in Chromium, where no lab of the app runs and the sandbox of learners' code is not to be had: it takes a thread
  // of Node. Its interpreter is WebAssembly, with a libm of its own.
  test('goes on from a saved state, with the bits that are written down', () => {
    checkLab(myBackwardLab, SHORT, 2, { digest: '7a36b60affb25459' });
  });

  test.each([0, 1, 2])(
    'trains as the true gradient does with a right backward pass (σ %d)',
    (activation) => {
      const measures = run(RIGHT, { activation }).measures();
      expect(measures['farthest']).toBeLessThan(1e-12);
      expect(measures['cosine']).toBeCloseTo(1, 9);
      expect(measures['lossOwn']).toBeCloseTo(measures['lossTrue'] as number, 9);
    },
  );

  test.each([
    ['a slope that is lost', 'v * dsigma(zs[l][i])', 'v'],
    ['a transpose that is lost', 'A[l][i][j]', '(A[l][j]?.[i] ?? 0)'],
  ])('shows %s by its cosine', (_what, from, to) => {
    const { cosine } = run(RIGHT.replace(from, to)).measures();
    expect(cosine).toBeLessThan(0.999);
    expect(cosine).toBeGreaterThan(0);
  });

  test.each([
    [
      'an error',
      'function backward() {\n  return x.y;\n}',
      "Line 2: ReferenceError: 'x' is not defined.",
    ],
    ['code that cannot be read', 'function backward( {', 'Line 1, column'],
    ['another name', 'function back() {}', 'There is no function `backward` in your code.'],
    [
      'no object',
      'function backward() { return 1; }',
      'has to give back an object with the fields dA and db.',
    ],
    [
      'a wrong shape',
      'const backward = (A, b) => ({ dA: A.slice(1), db: b });',
      '`backward` has to give back dA[0][0] as a list of 64, in the shape of what it is the gradient of; it gave a list of 3.',
    ],
    [
      'texts',
      "const backward = (A, b) => ({ dA: A, db: b.map((l) => l.map(() => 'a')) });",
      'has to give back numbers in db[0][0]',
    ],
    [
      'an endless loop',
      'function backward() { for (;;); }',
      '`backward` took longer than 2.5 s for one batch.',
    ],
  ])('stops with a sentence at %s', (_what, source, message) => {
    const drive = run(source);
    expect(drive.isOver).toBe(true);
    expect(drive.run.step).toBe(0);
    expect(drive.problem).toContain(message);
  });

  test('stops at NaN, and says in which gradient', () => {
    const { fault } = run(RIGHT.replace('let g = [1]', 'let g = [NaN]'));
    expect(fault).toMatchObject({ step: 1, value: 'NaN', name: 'yours: dA[0]' });
  });
});
