import { loadKernels } from '../load.ts';
import type { RawKernels } from '../raw.ts';
import { SCRATCH_BYTES, singleRunner, type Runner } from '../runner.ts';

interface Memory {
  readonly buffer: SharedArrayBuffer;
}

const { WebAssembly } = globalThis as unknown as {
  WebAssembly: {
    Memory: new (limits: { initial: number; maximum: number; shared: true }) => Memory;
  };
};

const THREADS = 3;
const FIRST = 65_536;

/** A memory with the kernels over it, scratch for three threads, and room handed out from the bottom. */
export class TestKernels {
  readonly memory: Memory = new WebAssembly.Memory({ initial: 1024, maximum: 16384, shared: true });
  readonly raw: RawKernels;
  readonly run: Runner;
  #top = FIRST + THREADS * SCRATCH_BYTES;

  constructor() {
    const raw = loadKernels(this.memory, true);
    if (!raw) throw new Error('no kernels');
    this.raw = raw;
    this.run = singleRunner(raw, this.scratchOf(0));
  }

  scratchOf = (thread: number) => FIRST + thread * SCRATCH_BYTES;

  /** A pointer to n elements that are not aligned to vectors, filled with 7. */
  room(n: number): number {
    const at = this.#top + 4;
    this.#top += (n * 4 + 64) & ~15;
    this.floats(at, n).fill(7);
    return at;
  }

  put(values: ArrayLike<number>): number {
    const at = this.room(values.length);
    this.floats(at, values.length).set(values);
    return at;
  }

  putIntegers(values: ArrayLike<number>): number {
    const at = this.room(values.length);
    this.integers(at, values.length).set(values);
    return at;
  }

  floats = (at: number, n: number) => new Float32Array(this.memory.buffer, at, n);
  integers = (at: number, n: number) => new Int32Array(this.memory.buffer, at, n);
}

/** Largest error relative to what was expected; 0 for equal infinities and NaN, ∞ where only one is such. */
export function relativeError(got: ArrayLike<number>, expected: ArrayLike<number>): number {
  let worst = 0;
  for (let i = 0; i < expected.length; i++) {
    const [g, e] = [got[i] as number, expected[i] as number];
    if (Object.is(g, Math.fround(e)) || (g === 0 && Math.abs(e) < 1e-38)) continue;
    const error = Math.abs(g - e) / Math.abs(e);
    worst = Math.max(worst, Number.isFinite(error) ? error : Infinity);
  }
  return worst;
}
