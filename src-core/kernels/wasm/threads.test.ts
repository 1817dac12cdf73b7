import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, test } from 'vitest';
import { Random } from '#core/random.ts';
import { conv2dForward } from './conv2d.ts';
import { numberedKernels, type ThreadSetup } from './helper.ts';
import { RANGE_KERNELS, type RangeKernelName } from './raw.ts';
import type { Runner } from './runner.ts';
import { TestKernels } from './testing/test-kernels.ts';
import { WORD, busyWord, createControl, viewControl } from './thread-control.ts';
import { createThreadedRunner, type ThreadedRunnerOptions } from './threads.ts';
import { VECTOR_KERNELS } from './vector-kernels.ts';

const HELPER = JSON.stringify(new URL('./helper.ts', import.meta.url).href);
const LIFE = `
  const { workerData } = require('node:worker_threads');
  import(${HELPER}).then(({ helpKernels }) => helpKernels(workerData));
`;
const WORDS_AT = viewControl(createControl(1)).words.byteOffset;
/** Says that it takes part in the first job, and is never heard of again. */
const DEATH = `
  const { workerData: { control } } = require('node:worker_threads');
  const words = new Int32Array(control, ${WORDS_AT});
  Atomics.add(words, ${WORD.ready}, 1);
  while (Atomics.load(words, ${WORD.job}) === 0);
  Atomics.store(words, ${busyWord(0)}, 1);
`;

const workers: Worker[] = [];
const kernels = new TestKernels();

function start(helpers: number, life = LIFE, options: Partial<ThreadedRunnerOptions> = {}) {
  const { raw, memory, scratchOf } = kernels;
  const spawn = (setup: ThreadSetup) => {
    workers.push(new Worker(life, { eval: true, workerData: setup }));
  };
  return createThreadedRunner({ raw, memory, scratchOf, helpers, spawn, ...options });
}

async function ready(runner: { threads: number }, threads: number): Promise<void> {
  while (runner.threads < threads) await new Promise((resolve) => setTimeout(resolve, 5));
}

afterAll(() => Promise.all(workers.map((worker) => worker.terminate())));

const random = new Random(21);
const N = 3000;
const uniform = (n: number) => Float32Array.from({ length: n }, () => 4 * random.next() - 2);
const integers = (n: number, below: number) =>
  Array.from({ length: n }, () => random.integer(0, below - 1));

/** Arguments of a kernel on small inputs. */
type Case = [args: number[], count: number, grain: number];

const a = kernels.put(uniform(N));
const b = kernels.put(uniform(N));
const c = kernels.put(uniform(N).map(Math.abs));
const few = kernels.putIntegers(integers(N, 50));
/** Where results go; the last is where optimisers keep their state. */
const out = kernels.room(N);
const state = kernels.room(N);
const PLANES = [10, 20, 5, 10, 2, 2, 2, 2, 0, 0];

const PLAIN: Case = [[a, b, out], N, 32];
const ALONE: Case = [[a, out], N, 32];
const ROWS: Case = [[a, out, 60], 50, 3];
const SPECIAL: Partial<Record<RangeKernelName, Case>> = {
  leakyRelu: [[a, 0.1, out], N, 32],
  leakyReluGrad: [[a, b, 0.1, out], N, 32],
  log: [[c, out], N, 32],
  sumBlocks: [[a, out, N], 1, 1],
  sumRows: [[a, out, 60], 50, 3],
  sumColumns: [[a, out, 15, 200], 200, 16],
  maxBlocks: [[a, out, N, 100], 30, 1],
  minBlocks: [[a, out, N, 100], 30, 1],
  maxRows: ROWS,
  minRows: ROWS,
  softmax: ROWS,
  logSoftmax: ROWS,
  softmaxGrad: [[a, b, out, 60], 50, 3],
  logSoftmaxGrad: [[a, b, out, 60], 50, 3],
  maxPool: [[a, out, state, ...PLANES, 1, 1], 15, 1],
  maxPoolGrad: [[a, few, out, 200, 50], 15, 1],
  avgPool: [[a, out, ...PLANES, 1, 0], 15, 1],
  avgPoolGrad: [[a, out, ...PLANES, 1, 0], 15, 1],
  maxPool2: [[a, out, state, 10, 20], 15, 1],
  maxPool2Grad: [[a, few, out, 10, 20], 15, 1],
  avgPool2: [[a, out, 10, 20], 15, 1],
  avgPool2Grad: [[a, out, 10, 20], 15, 1],
  sgd: [[out, a, state, 0.1, 0.9, 1, 0.1, 1, 0], N, 32],
  adam: [[out, a, state, c, 0.1, 0.1, 0.9, 0.1, 1e-8, 1, 0.1, 1], N, 32],
};

const zeros = kernels.put(new Float32Array(N));
/** N numbers, all `value`. */
const fill = (runner: Runner, value: number, to: number) =>
  runner.range('addScalar', [zeros, value, to], N, 16);

function caseOf(name: RangeKernelName): Case {
  const special = SPECIAL[name];
  if (special) return special;
  if (name.endsWith('Scalar')) return [[a, 1.5, out], N, 32];
  if (name.endsWith('Row')) return [[a, b, out, 60], 50, 3];
  if (name.endsWith('Channel')) return [[a, b, out, 5, 20], 150, 7];
  const takesOne = ['relu', 'neg', 'abs', 'square', 'sqrt', 'reciprocal', 'exp', 'sigmoid', 'tanh'];
  const isUnary = [...takesOne, 'silu', 'softplus', 'gelu', 'geluTanh'].includes(name);
  return isUnary ? ALONE : PLAIN;
}

describe('RANGE_KERNELS', () => {
  test('names just what the module exports', () => {
    const exported = numberedKernels(kernels.raw).map(([name]) => name);
    expect([...RANGE_KERNELS].sort()).toEqual(exported);
  });
});

describe('createThreadedRunner', () => {
  const threaded = start(2);

  test.each(VECTOR_KERNELS)('%s gives the same bits as one thread in one go', async (name) => {
    await ready(threaded, 3);
    const [args, count, grain] = caseOf(name);
    const results = [kernels.run, threaded].map((runner) => {
      for (const at of [out, state, c]) kernels.floats(at, N).fill(0.25);
      runner.range(name, args, count, grain);
      return [out, state, c].map((at) => [...kernels.integers(at, N)]);
    });
    expect(results[1]).toEqual(results[0]);
    expect(results[0]?.flat().some((bits) => bits !== results[0]?.[2]?.[N - 1])).toBe(true);
  });

  test('convolves, which takes the most arguments, with the same bits as one thread', async () => {
    await ready(threaded, 3);
    const [channels, side] = [8, 64];
    const sizes = {
      ...{ N: 1, C: channels, H: side, W: side, O: channels, kH: 3, kW: 3, groups: 1 },
      ...{ strideH: 1, strideW: 1, padH: 1, padW: 1, dilationH: 1, dilationW: 1 },
      ...{ outH: side, outW: side },
    };
    const count = channels * side * side;
    const [input, weight] = [kernels.put(uniform(count)), kernels.put(uniform(channels ** 2 * 9))];
    const results = [kernels.run, threaded].map((runner) => {
      const to = kernels.room(count);
      const temporary = (bytes: number) => kernels.room(bytes / 4);
      conv2dForward(runner, { ...sizes, input, weight, bias: 0, out: to, temporary });
      return [...kernels.integers(to, count)];
    });
    expect(results[1]).toEqual(results[0]);
  });

  test('keeps a thousand quick calls in a row apart', async () => {
    await ready(threaded, 3);
    const y = kernels.room(N);
    for (let i = 0; i < 1000; i++) {
      fill(threaded, i, y);
      expect(kernels.floats(y, N).every((value) => value === i)).toBe(true);
      // Every now and then the helpers fall asleep.
      if (i % 250 === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });

  test('works before its helpers are there, and when none comes', () => {
    const lonely = start(2, '');
    const y = kernels.room(N);
    fill(lonely, 3, y);
    expect(kernels.floats(y, N).every((value) => value === 3)).toBe(true);
    expect(lonely.threads).toBe(1);
  });

  test('throws once when a helper dies at work, then goes on alone', async () => {
    const widowed = start(1, DEATH, { patienceMs: 100 });
    await ready(widowed, 2);
    const y = kernels.room(N);
    // The caller may be through before the helper has begun.
    const rounds = () => {
      for (let i = 0; i < 1e6; i++) fill(widowed, i, y);
    };
    expect(rounds).toThrow(expect.objectContaining({ code: 'kernel-thread' }));
    expect(widowed.threads).toBe(1);
    fill(widowed, 5, y);
    expect(kernels.floats(y, N).every((value) => value === 5)).toBe(true);
  });

  test('is not disturbed by a helper that dies while it is idle', async () => {
    const before = workers.length;
    const runner = start(1);
    await ready(runner, 2);
    await workers[before]?.terminate();
    const y = kernels.room(N);
    for (let i = 0; i < 10; i++) fill(runner, i, y);
    expect(kernels.floats(y, N).every((value) => value === 9)).toBe(true);
  });

  test('throws when a kernel fails, here or in a helper, and leaves nobody behind', async () => {
    const runner = start(1);
    await ready(runner, 2);
    const beyond = 2 ** 32 - 4 * N;
    expect(() => fill(runner, 1, beyond)).toThrow();
    const y = kernels.room(N);
    fill(runner, 4, y);
    expect(kernels.floats(y, N).every((value) => value === 4)).toBe(true);
  });

  test('lets its helpers go when it is closed', async () => {
    const before = workers.length;
    const runner = start(2);
    await ready(runner, 3);
    const ends = workers
      .slice(before)
      .map((worker) => new Promise((resolve) => worker.once('exit', resolve)));
    runner.close();
    expect(await Promise.all(ends)).toEqual([0, 0]);
    const y = kernels.room(N);
    fill(runner, 6, y);
    expect(kernels.floats(y, N).every((value) => value === 6)).toBe(true);
  });
});
