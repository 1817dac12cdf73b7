// Hosts that lack something. Each test loads the core anew, as such a host would, and compares it with this one.
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { wholeOps } from './testing/whole-ops.ts';
import { withPlainTier } from './tier.ts';

const numbersOf = (ops: typeof wholeOps) =>
  Object.entries(ops).map(([name, compute]) => ({
    name,
    results: compute().map((array) => array.toArray()),
  }));

let fast: ReturnType<typeof numbersOf>;
let plain: typeof fast;

beforeAll(() => {
  fast = numbersOf(wholeOps);
  plain = withPlainTier(() => numbersOf(wholeOps));
});

/** The core as it is on a host with these globals. */
async function coreWith(globals: Record<string, unknown>) {
  vi.resetModules();
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
  return {
    ...(await import('./tier.ts')),
    ...(await import('./patient-runner.ts')),
    ...(await import('#core/tensor/heap.ts')),
    here: (await import('./testing/whole-ops.ts')).wholeOps,
  };
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** WebAssembly that refuses every module with SIMD, as it does where the processor has none. */
const withoutSimd = Object.create(Reflect.get(globalThis, 'WebAssembly'), {
  validate: { value: () => false },
}) as object;

test('this host has the fast tier, whose results differ from the plain one in their last bits', () => {
  const differing = fast.filter(({ results }, i) => {
    return JSON.stringify(results) !== JSON.stringify(plain[i]?.results);
  });
  expect(differing.length).toBeGreaterThan(3);
});

describe.each([
  ['without WebAssembly', { WebAssembly: undefined }],
  ['without SIMD', { WebAssembly: withoutSimd }],
])('a host %s', (_, globals) => {
  test('computes what the plain tier does, to the bit', async () => {
    const { fastTier, onFastTier, here } = await coreWith(globals);
    expect(fastTier()).toBeUndefined();
    expect(onFastTier(() => {})).toBe(false);
    expect(numbersOf(here)).toEqual(plain);
  });
});

describe('a host without shared memory', () => {
  const globals = { SharedArrayBuffer: undefined };

  test('has the fast tier, with the same bits as with shared memory', async () => {
    const { fastTier, onFastTier, theHeap, isOnHeap, here } = await coreWith(globals);
    expect(theHeap()?.isShared).toBe(false);
    expect(fastTier()).toBeDefined();
    expect(onFastTier(() => {})).toBe(true);
    expect(numbersOf(here)).toEqual(fast);
    const [product] = here['matmul 300 × 300']?.() ?? [];
    expect(product && isOnHeap(product)).toBe(true);
  });

  test('starts no helpers, however many are offered', async () => {
    const { offerHelpers, threadsAtWork, here } = await coreWith(globals);
    const spawn = vi.fn();
    const withdraw = offerHelpers(3, spawn);
    expect(numbersOf(here)).toEqual(fast);
    expect(spawn).not.toHaveBeenCalled();
    expect(threadsAtWork()).toBe(1);
    withdraw();
  });
});
