import { BudgetError, formatShape } from '#core/errors.ts';
import { dtypes } from './dtype.ts';
import type { DType, Numbers } from './dtype.ts';
import { heapThreshold, theHeap } from './heap.ts';
import type { Block } from './heap.ts';
import { release, reserve } from './live-memory.ts';
import { own } from './scope.ts';
import { elementCount } from './strides.ts';

/** Numbers, and the piece of the heap they lie in, if they do. */
export interface Storage {
  readonly numbers: Numbers;
  readonly block: Block | undefined;
}

/** Only arrays from this size on are counted: the small ones go sooner than they could be counted. Units: bytes. */
const countedFrom = 2 ** 24;

const collected = new FinalizationRegistry<number>(release);

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
      own(heap, { block, numbers });
      return { numbers, block };
    }
  }
  const { bytes, make } = dtypes[dtype];
  if (count * bytes < countedFrom) return { numbers: make(count), block: undefined };
  if (!reserve(count * bytes)) throw tooMuch(who, shape, count);
  const numbers = make(count);
  collected.register(numbers, count * bytes);
  return { numbers, block: undefined };
}

function tooMuch(who: string, shape: readonly number[], count: number): BudgetError {
  const what = `${formatShape(shape)}, ${count.toLocaleString('en')} elements more`;
  return new BudgetError(`${who}: ${what}`, '1 GB for all tensors together');
}
