import { finished } from '#core/errors.ts';
import type { Numbers } from './dtype.ts';
import type { Block } from './heap.ts';

/** Whatever holds the numbers of tensors says in which blocks they lie. */
export interface HoldsBlocks {
  blocks(): Iterable<Block>;
}

/** New memory, and what becomes of it. */
export interface Owned {
  readonly block: Block;
  readonly numbers: Numbers;
  /** Frees it at once. */
  free(): void;
  /** Leaves it to the garbage collector. */
  letGo(): void;
}

interface Frame {
  readonly made: Owned[];
  readonly kept: Set<Block>;
}

const frames: Frame[] = [];

/** Sees to it that new memory is freed: by the innermost scope, or by the garbage collector where there is none. */
export function own(made: Owned): void {
  const frame = frames.at(-1);
  if (frame) frame.made.push(made);
  else made.letGo();
}

/**
 * What `compute` yields; the memory of everything else that it made is free again at once, not only when the
 * garbage collector comes by. Kept are tensors and typed arrays in the result, also in lists and records, and those
 * given to `keep`. To read any other afterwards is an error that says so.
 *
 * Source: the idea of tf.tidy.
 */
export function scope<T>(compute: () => T): T {
  const frame: Frame = { made: [], kept: new Set() };
  frames.push(frame);
  try {
    return keepIn(frame, finished('scope', compute()));
  } finally {
    frames.pop();
    close(frame);
  }
}

/** Leaves the tensors in `value` alone when the scope around closes. Outside of scopes it does nothing. */
export function keep<T>(value: T): T {
  for (const frame of frames) keepIn(frame, value);
  return value;
}

function close({ made, kept }: Frame): void {
  for (const each of made) {
    if (kept.has(each.block)) own(each);
    else each.free();
  }
}

function keepIn<T>(frame: Frame, value: T): T {
  for (const found of holdersIn(value)) {
    if (!ArrayBuffer.isView(found)) for (const block of found.blocks()) frame.kept.add(block);
    else
      for (const { block, numbers } of frame.made)
        if (numbers.buffer === found.buffer && overlap(numbers, found)) frame.kept.add(block);
  }
  return value;
}

/** Tensors, and typed arrays that may be windows on theirs. */
function* holdersIn(
  value: unknown,
  seen = new Set<object>(),
): Iterable<HoldsBlocks | ArrayBufferView> {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  if (ArrayBuffer.isView(value) || holdsBlocks(value)) yield value;
  else
    for (const item of value instanceof Map ? value.values() : Object.values(value))
      yield* holdersIn(item, seen);
}

function overlap(a: ArrayBufferView, b: ArrayBufferView): boolean {
  return a.byteOffset < b.byteOffset + b.byteLength && b.byteOffset < a.byteOffset + a.byteLength;
}

function holdsBlocks(value: object): value is HoldsBlocks {
  return 'blocks' in value && typeof value.blocks === 'function';
}
