import { afterEach, describe, expect, test, vi } from 'vitest';
import { loadKernels } from './load.ts';
import { RANGE_KERNELS } from './raw.ts';

interface Memory {
  readonly buffer: ArrayBuffer;
}

const { WebAssembly } = globalThis as unknown as {
  WebAssembly: {
    Memory: new (limits: { initial: number; maximum: number; shared: boolean }) => Memory;
    validate: (bytes: Uint8Array) => boolean;
  };
};

afterEach(() => vi.unstubAllGlobals());

describe('loadKernels', () => {
  test.each([true, false])('works over memory with shared: %s', (shared) => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 16, shared });
    loadKernels(memory, shared)?.addScalar(64, 1.5, 64, 0, 5, 0);
    expect([...new Float32Array(memory.buffer, 64, 6)]).toEqual([1.5, 1.5, 1.5, 1.5, 1.5, 0]);
  });

  test('exports just the kernels that raw.ts names', () => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 16, shared: true });
    expect(Object.keys(loadKernels(memory, true) ?? {}).sort()).toEqual([...RANGE_KERNELS].sort());
  });

  test('answers undefined where there is no WebAssembly', () => {
    vi.stubGlobal('WebAssembly', undefined);
    expect(loadKernels({}, true)).toBeUndefined();
  });
});
