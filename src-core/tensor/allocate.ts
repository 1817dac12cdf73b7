import { ArgumentError, BudgetError, formatShape } from '#core/errors.ts';
import { dtypes } from './dtype.ts';
import type { DType, Numbers } from './dtype.ts';
import { heapThreshold, theHeap } from './heap.ts';
import type { Block } from './heap.ts';
import { release, reserve } from './live-memory.ts';
import { own } from './scope.ts';
import { elementCount } from './strides.ts';

/** Numbers, and the piece of memory that a scope frees, if they are many. */
export interface Storage {
  readonly numbers: Numbers;
  readonly block: Block | undefined;
}

/** Only arrays from this size on are counted: smaller ones come and go faster than that. Units: bytes. */
const countedFrom = 2 ** 22;

const collected = new FinalizationRegistry(release);

/**
 * Memory for a tensor. Outside the heap it is zeros, in the heap whatever was there before.
 *
 * Errors: ArgumentError and BudgetError as `elementCount`; BudgetError, before memory is taken, when all large
 * tensors together would hold more than 1 GB. Nothing is lost by it: smaller tensors still find room.
 */
export function allocate(who: string, shape: readonly number[], dtype: DType): Storage {
  return allocateElements(who, shape, elementCount(who, shape), dtype);
}

/** As `allocate`, for a shape whose elements have been counted already. */
export function allocateElements(
  who: string,
  shape: readonly number[],
  count: number,
  dtype: DType,
): Storage {
  if (dtype === 'float32' && count >= heapThreshold) {
    const heap = theHeap();
    const block = heap?.allocate(count * dtypes.float32.bytes);
    if (heap && block) {
      const numbers = heap.numbers(block, count);
      own({
        block,
        numbers,
        free: () => heap.free(block),
        letGo: () => heap.freeWith(numbers, block),
      });
      return { numbers, block };
    }
  }
  const { bytes, make } = factsOf(who, dtype);
  if (count * bytes < countedFrom) return { numbers: make(count), block: undefined };
  return allocateLarge(who, shape, make, count, count * bytes);
}

/** Errors: ArgumentError for the name of no dtype, as it may come from a file. */
function factsOf(who: string, dtype: DType): (typeof dtypes)[DType] {
  const facts = dtypes[dtype] as (typeof dtypes)[DType] | undefined;
  if (facts) return facts;
  throw new ArgumentError(who, `a dtype (${Object.keys(dtypes).join(', ')})`, String(dtype));
}

/** An array that counts: it is freed by its scope like what lies on the heap. */
function allocateLarge(
  who: string,
  shape: readonly number[],
  make: (length: number) => Numbers,
  count: number,
  bytes: number,
): Storage {
  const reservation = reserve(bytes);
  if (!reservation) throw tooMuch(who, shape, count);
  const numbers = make(count);
  const block: Block = { pointer: undefined, freed: false };
  own({
    block,
    numbers,
    free() {
      block.freed = true;
      release(reservation);
      detach(numbers);
    },
    letGo: () => collected.register(numbers, reservation),
  });
  return { numbers, block };
}

/** Gives the memory back to the host at once, where it can. */
function detach({ buffer }: Numbers): void {
  (buffer as { transfer?(length: number): unknown }).transfer?.(0);
}

function tooMuch(who: string, shape: readonly number[], count: number): BudgetError {
  const what = `${formatShape(shape)}, ${count.toLocaleString('en')} elements more`;
  const limit = '1 GB for all tensors together (in a long loop, wrap each step in scope)';
  return new BudgetError(`${who}: ${what}`, limit);
}
