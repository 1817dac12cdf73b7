/** All tensors together hold no more than this. Units: bytes. */
const limit = 2 ** 30;

let live = 0;

/** Takes `bytes` off what is left of 1 GB; false, and nothing taken, when there is less. */
export function reserve(bytes: number): boolean {
  if (live + bytes > limit) return false;
  live += bytes;
  return true;
}

/** Gives back what was reserved. */
export function release(bytes: number): void {
  live -= bytes;
}
