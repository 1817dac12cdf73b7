import { finished } from '#core/errors.ts';
import { Random } from '#core/random.ts';

let current = new Random(0);

/** Where initial weights and the masks of dropout come from, unless a generator is named. */
export function currentRandom(): Random {
  return current;
}

/** Starts the generator afresh, so that what is built next has the same weights each time. Source: torch.manual_seed. */
export function manualSeed(seed: number): void {
  current = new Random(seed);
}

/** What `build` yields with a generator of its own; the one outside goes on as if nothing had happened. */
export function seeded<T>(seed: number, build: () => T): T {
  const before = current;
  current = new Random(seed);
  try {
    return finished('seeded', build());
  } finally {
    current = before;
  }
}
