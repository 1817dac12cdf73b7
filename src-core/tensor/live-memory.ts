/** All tensors together hold no more than this. Units: bytes. */
const limit = 2 ** 30;

interface Host {
  process?: { memoryUsage?(): { arrayBuffers?: number } };
}

let live = 0;
/** Rises whenever the host was asked: what was reserved before is part of its answer. */
let count = 0;

/** A share of the memory; hand it back with `release`. */
export interface Reservation {
  readonly bytes: number;
  readonly count: number;
}

/**
 * Takes `bytes` off what is left of 1 GB; undefined, and nothing taken, when there is less.
 *
 * Garbage is known as such only when the host comes to tell, which it does not during a long computation. So before
 * memory is refused, the host is asked how much is really in use, where it can say (Node).
 */
export function reserve(bytes: number): Reservation | undefined {
  if (live + bytes > limit) askHost();
  if (live + bytes > limit) return undefined;
  live += bytes;
  return { bytes, count };
}

/** Gives back what was reserved. */
export function release(reservation: Reservation): void {
  if (reservation.count === count) live -= reservation.bytes;
}

function askHost(): void {
  const inUse = (globalThis as Host).process?.memoryUsage?.().arrayBuffers;
  if (inUse === undefined || inUse >= live) return;
  live = inUse;
  count++;
}
