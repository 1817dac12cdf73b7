import { AppError, finished } from '#core/errors.ts';
import { theHeap } from '#core/tensor/heap.ts';
import type { Heap, HeapBlock } from '#core/tensor/heap.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { rowMajorStrides } from '#core/tensor/strides.ts';
import { patientRunner } from './patient-runner.ts';
import { loadKernels } from './wasm/load.ts';
import { NotServed } from './wasm/not-served.ts';
import { SCRATCH_BYTES, singleRunner } from './wasm/runner.ts';
import type { Runner } from './wasm/runner.ts';
import type { RawKernels } from './wasm/raw.ts';

/**
 * The fast tier: float32 kernels in WebAssembly over the heap in which large tensors lie. Where the host lacks SIMD or
 * WebAssembly there is none, and the plain tier computes the same within the rounding of float32.
 */
export interface FastTier {
  readonly heap: Heap;
  readonly raw: RawKernels;
  readonly runner: Runner;
}

let tier: FastTier | undefined;
let isLoaded = false;
let isSwitchedOff = false;
let isForced = false;

/** The fast tier of this thread, loaded when it is first needed. */
export function fastTier(): FastTier | undefined {
  if (isSwitchedOff) return undefined;
  if (!isLoaded) {
    isLoaded = true;
    tier = load();
  }
  return tier;
}

function load(): FastTier | undefined {
  const heap = theHeap();
  const raw = heap && loadKernels(heap.memory, heap.isShared);
  const scratch = raw && heap?.allocate(SCRATCH_BYTES);
  if (!heap || !raw || !scratch) return undefined;
  return { heap, raw, runner: patientRunner(heap, singleRunner(raw, scratch.pointer)) };
}

/** What `compute` yields with the plain tier alone: for comparisons, and for hosts that are suspected. */
export function withPlainTier<T>(compute: () => T): T {
  const before = isSwitchedOff;
  isSwitchedOff = true;
  try {
    return finished('withPlainTier', compute());
  } finally {
    isSwitchedOff = before;
  }
}

/** An operand and how it lies. */
export interface Strided {
  readonly pointer: number;
  readonly strides: readonly number[];
}

/** What `compute` yields with the fast tier wherever there is a kernel, however few the numbers: for comparisons. */
export function withFastTier<T>(compute: () => T): T {
  const before = isForced;
  isForced = true;
  try {
    return finished('withFastTier', compute());
  } finally {
    isForced = before;
  }
}

/** Whether so much work pays for a call of the fast tier, which begins to pay at `threshold`. */
export function pays(work: number, threshold: number): boolean {
  return (work >= threshold || isForced) && work > 0;
}

/** Addresses of operands for the length of one call of kernels. */
export interface Call {
  readonly runner: Runner;
  /** Where an operand lies; one that is not on the heap in row-major order is copied there first. */
  input(array: NdArray): number;
  /** As `input`, for kernels that read any strides: a view on the heap stays where it is. Strides in elements. */
  strided(array: NdArray): Strided;
  /**
   * Where a result goes, or `size` elements of it from `offset` on, all of which the kernel writes. What is not on the
   * heap is copied back at the end.
   */
  output(array: NdArray, offset?: number, size?: number): number;
  /** Memory until the end of the call, not cleared. */
  temporary(bytes: number): number;
  /** The numbers that lie at an address. */
  numbers(pointer: number, length: number): Float32Array;
}

/**
 * Runs `use` on the fast tier and says whether it did: false where there is none, or no room left on the heap; the
 * plain tier has to serve then.
 */
export function onFastTier(use: (call: Call) => void): boolean {
  const fast = fastTier();
  if (!fast) return false;
  const borrowed: HeapBlock[] = [];
  const results: { array: NdArray; offset: number; numbers: Float32Array }[] = [];
  const { heap, runner } = fast;

  function temporary(bytes: number): number {
    const block = heap.allocate(bytes);
    if (!block) throw new NotServed('the heap is full');
    borrowed.push(block);
    return block.pointer;
  }
  const call: Call = {
    runner,
    temporary,
    numbers: (pointer, length) => heap.numbersAt(pointer, length),
    input(array) {
      if (isOnHeap(array) && array.isContiguous) return addressOf(array);
      const pointer = temporary(array.size * 4);
      heap.numbersAt(pointer, array.size).set(array.values());
      return pointer;
    },
    strided(array) {
      if (isOnHeap(array)) return { pointer: addressOf(array), strides: array.strides };
      return { pointer: call.input(array), strides: rowMajorStrides(array.shape) };
    },
    output(array, offset = 0, size = array.size) {
      if (isOnHeap(array)) return addressOf(array) + offset * array.data.BYTES_PER_ELEMENT;
      const pointer = temporary(size * 4);
      results.push({ array, offset, numbers: heap.numbersAt(pointer, size) });
      return pointer;
    },
  };
  try {
    use(call);
    for (const { array, offset, numbers } of results) array.data.set(numbers, offset);
    return true;
  } catch (thrown) {
    // A thread that is lost may still write: what it was given must not be used again.
    if (isLostThread(thrown)) borrowed.length = 0;
    if (!(thrown instanceof NotServed)) throw thrown;
    return false;
  } finally {
    for (const block of borrowed) heap.free(block);
  }
}

function isLostThread(thrown: unknown): boolean {
  return thrown instanceof AppError && thrown.code === 'kernel-thread';
}

/** Whether kernels can work on the array where it is. */
export function isOnHeap({ block }: NdArray): boolean {
  return block?.pointer !== undefined;
}

/** Errors: AppError when the scope of the array has closed. */
function addressOf(array: NdArray): number {
  const { block, data, offset } = array;
  return (block?.pointer ?? 0) + offset * data.BYTES_PER_ELEMENT;
}
