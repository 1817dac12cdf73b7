import type { Arrays } from './stage.ts';

/** A trained net takes up about 100 kB. */
const KEPT = 12;
const ends = new Map<string, Arrays>();

/** How the last trainings ended, by net, seed and options: to train again would give the same bits. */
export const knownTrainings = {
  get: (key: string): Arrays | undefined => ends.get(key),

  keep(key: string, end: Arrays): void {
    ends.delete(key);
    ends.set(key, end);
    // A map keeps the order in which its keys came: the oldest goes.
    const oldest = ends.keys().next().value;
    if (ends.size > KEPT && oldest !== undefined) ends.delete(oldest);
  },
};
