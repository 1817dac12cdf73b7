import type { Block, Heap } from './heap.ts';
import { theHeap } from './heap.ts';

/** Whatever holds numbers on the heap says which. */
export interface HoldsBlocks {
  blocks(): Iterable<Block>;
}

/** A block with the numbers in it. */
export interface Allocation {
  readonly block: Block;
  readonly numbers: Float32Array;
}

interface Frame {
  readonly made: Allocation[];
  readonly kept: Set<Block>;
}

const frames: Frame[] = [];

/** Sees to it that new memory is freed: by the innermost scope, or by the garbage collector where there is none. */
export function own(heap: Heap, made: Allocation): void {
  const frame = frames.at(-1);
  if (frame) frame.made.push(made);
  else heap.freeWith(made.numbers, made.block);
}

/**
 * What `compute` yields; the memory of everything else that it made is free again at once, not only when the
 * garbage collector comes by. Kept are tensors in the result, also in lists and records, and those given to
 * `keep`. To read any other afterwards is an error that says so.
 *
 * Source: the idea of tf.tidy.
 */
export function scope<T>(compute: () => T): T {
  const frame: Frame = { made: [], kept: new Set() };
  frames.push(frame);
  try {
    return keepIn(frame, compute());
  } finally {
    frames.pop();
    const heap = theHeap();
    if (heap) close(heap, frame);
  }
}

/** Leaves the tensors in `value` alone when the scope around closes. Outside of scopes it does nothing. */
export function keep<T>(value: T): T {
  for (const frame of frames) keepIn(frame, value);
  return value;
}

function close(heap: Heap, { made, kept }: Frame): void {
  for (const each of made) {
    if (kept.has(each.block)) own(heap, each);
    else heap.free(each.block);
  }
}

function keepIn<T>(frame: Frame, value: T): T {
  for (const block of blocksIn(value)) frame.kept.add(block);
  return value;
}

function* blocksIn(value: unknown, seen = new Set<object>()): Iterable<Block> {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
  if (seen.has(value)) return;
  seen.add(value);
  if (holdsBlocks(value)) yield* value.blocks();
  else
    for (const item of value instanceof Map ? value.values() : Object.values(value))
      yield* blocksIn(item, seen);
}

function holdsBlocks(value: object): value is HoldsBlocks {
  return 'blocks' in value && typeof value.blocks === 'function';
}
