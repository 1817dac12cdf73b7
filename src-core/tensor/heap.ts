import { dtypes } from './dtype.ts';
import { release, reserve } from './live-memory.ts';

/** The part of WebAssembly.Memory that is used here; the core is compiled without a browser's types. */
export interface WasmMemory {
  readonly buffer: ArrayBufferLike;
  grow(pages: number): number;
}

interface WasmGlobals {
  WebAssembly?: {
    Memory: new (limits: { initial: number; maximum: number; shared?: boolean }) => WasmMemory;
  };
}

/** A piece of memory. It is freed once: by the scope that made it, or when nobody holds its numbers any longer. */
export interface Block {
  /** Address of the first byte on the heap; undefined for a large array beside the heap. */
  readonly pointer: number | undefined;
  freed: boolean;
}

/** A piece of the heap. */
export interface HeapBlock extends Block {
  readonly pointer: number;
  readonly sizeClass: number;
}

const pageBytes = 65536;
/** Half of what all tensors together may hold: the rest is for float64. */
const maximumPages = 8192;
/** Where memory cannot be shared it cannot grow under living views either: all of it is reserved at once. */
const unsharedPages = 4096;
/** Float32 tensors of fewer elements are ordinary typed arrays. */
export const heapThreshold = 1024;

/**
 * One WebAssembly.Memory that owns the numbers of large float32 tensors, so that kernels work on them in place.
 * Sizes are rounded up to four steps an octave; a freed block waits for the next of its size class, still warm.
 */
export class Heap {
  readonly memory: WasmMemory;
  readonly isShared: boolean;
  #pages: number;
  #top = pageBytes;
  readonly #free: HeapBlock[][] = [];
  readonly #registry = new FinalizationRegistry<HeapBlock>((block) => this.free(block));

  private constructor(memory: WasmMemory, isShared: boolean, pages: number) {
    this.memory = memory;
    this.isShared = isShared;
    this.#pages = pages;
  }

  /** A heap in shared memory where the host has it, else in memory of its own; undefined without WebAssembly. */
  static create(share = typeof SharedArrayBuffer === 'function'): Heap | undefined {
    const { WebAssembly } = globalThis as WasmGlobals;
    if (!WebAssembly) return undefined;
    const attempts = [
      ...(share ? [{ initial: 256, maximum: maximumPages, shared: true }] : []),
      { initial: unsharedPages, maximum: unsharedPages },
    ];
    for (const limits of attempts) {
      try {
        return new Heap(new WebAssembly.Memory(limits), 'shared' in limits, limits.initial);
      } catch (thrown) {
        // RangeError: the host has no room for it; the next attempt or plain arrays serve instead.
        if (!(thrown instanceof RangeError) && !(thrown instanceof TypeError)) throw thrown;
      }
    }
    return undefined;
  }

  /** Room for `bytes`, with whatever was there before; undefined when the heap is full. */
  allocate(bytes: number): HeapBlock | undefined {
    const sizeClass = sizeClassOf(bytes);
    const reused = this.#free[sizeClass]?.pop();
    if (reused) return { pointer: reused.pointer, sizeClass, freed: false };
    const pointer = this.#top;
    const end = pointer + classBytes(sizeClass);
    const missing = Math.ceil(end / pageBytes) - this.#pages;
    if (missing > 0 && !this.#grow(missing)) return undefined;
    this.#top = end;
    return { pointer, sizeClass, freed: false };
  }

  /** Gives a block back. Twice is harmless. */
  free(block: HeapBlock): void {
    if (block.freed) return;
    block.freed = true;
    (this.#free[block.sizeClass] ??= []).push(block);
  }

  /** The numbers of a block as a typed array. */
  numbers(block: HeapBlock, length: number): Float32Array {
    return this.numbersAt(block.pointer, length);
  }

  /** The numbers from an address on. */
  numbersAt(pointer: number, length: number): Float32Array {
    return new Float32Array(this.memory.buffer, pointer, length);
  }

  /** Frees the block once `numbers` has been collected as garbage. */
  freeWith(numbers: Float32Array, block: HeapBlock): void {
    this.#registry.register(numbers, block);
  }

  #grow(pages: number): boolean {
    if (!this.isShared || this.#pages + pages > maximumPages) return false;
    // In larger steps, so that many small tensors do not each ask the host.
    const step = Math.min(maximumPages - this.#pages, Math.max(pages, 256));
    const reservation = reserve(step * pageBytes);
    if (!reservation) return false;
    try {
      this.memory.grow(step);
    } catch (thrown) {
      release(reservation);
      if (thrown instanceof RangeError) return false;
      throw thrown;
    }
    this.#pages += step;
    return true;
  }
}

/** Numbers the sizes 2^e · (4 + q) / 4 with q = 0 … 3. */
function sizeClassOf(bytes: number): number {
  const size = Math.max(bytes, heapThreshold * dtypes.float32.bytes);
  const exponent = 31 - Math.clz32(size - 1 || 1);
  const quarter = 2 ** (exponent - 2);
  return exponent * 4 + Math.ceil((size - 2 ** exponent) / quarter);
}

function classBytes(sizeClass: number): number {
  const exponent = Math.floor(sizeClass / 4);
  // A line of the cache in between, and room for kernels that read a vector past the end.
  return 2 ** exponent + (sizeClass % 4) * 2 ** (exponent - 2) + 256;
}

let shared: Heap | null | undefined;

/** The heap of this thread, made when it is first needed; undefined where there is none. */
export function theHeap(): Heap | undefined {
  if (shared === undefined) shared = Heap.create() ?? null;
  return shared ?? undefined;
}
