import type { BenchOffer } from '#core/workbench/bench-offer.ts';

/** What stands in the address for an offer that is too long for one. */
export const heldName = 'held';

let held: BenchOffer | undefined;

/** Keeps an offer in memory until the bench takes it; one at a time. */
export function holdOffer(offer: BenchOffer): void {
  held = offer;
}

/** The offer that was kept, which is let go of. */
export function takeHeldOffer(): BenchOffer | undefined {
  const offer = held;
  held = undefined;
  return offer;
}
