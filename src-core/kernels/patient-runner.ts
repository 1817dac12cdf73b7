import type { Heap } from '#core/tensor/heap.ts';
import { SCRATCH_BYTES } from './wasm/runner.ts';
import type { Runner } from './wasm/runner.ts';
import type { ThreadSetup } from './wasm/helper.ts';
import { createThreadedRunner } from './wasm/threads.ts';
import type { ThreadedRunner } from './wasm/threads.ts';

interface Offer {
  readonly helpers: number;
  spawn(setup: ThreadSetup): void;
}

let offer: Offer | undefined;
let inForce: ThreadedRunner | undefined;

/** Fewer parts than this are not worth starting threads for. */
const leastParts = 3;

/**
 * Offers helper threads to the fast tier: `spawn` makes a thread that calls `helpKernels(setup)`. They are started
 * with the first work that is worth sharing, and only where memory can be shared. Results keep the same bits. Yields
 * what lets the helpers go.
 */
export function offerHelpers(helpers: number, spawn: (setup: ThreadSetup) => void): () => void {
  offer = { helpers, spawn };
  return () => {
    inForce?.close();
    inForce = offer = undefined;
  };
}

/** Threads that share in large pieces of work at the moment, this one included. */
export function threadsAtWork(): number {
  return inForce?.threads ?? 1;
}

/** Runs on this thread until there is work worth sharing, then with whatever helpers are offered. */
export function patientRunner(heap: Heap, alone: Runner): Runner {
  return {
    raw: alone.raw,
    scratch: alone.scratch,
    range(kernel, args, count, grain, step) {
      if (offer && !inForce && heap.isShared && count >= leastParts * grain)
        inForce = startHelpers(heap, alone, offer);
      (inForce ?? alone).range(kernel, args, count, grain, step);
    },
  };
}

function startHelpers(heap: Heap, alone: Runner, { helpers, spawn }: Offer): ThreadedRunner {
  const pointers = [alone.scratch];
  for (let i = 0; i < helpers; i++) {
    const scratch = heap.allocate(SCRATCH_BYTES);
    if (scratch) pointers.push(scratch.pointer);
  }
  return createThreadedRunner({
    raw: alone.raw,
    memory: heap.memory,
    scratchOf: (thread) => pointers[thread] as number,
    helpers: pointers.length - 1,
    spawn,
  });
}
