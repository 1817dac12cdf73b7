import { dayOf } from './day.ts';
import { inOrderOfTime } from './practice.ts';
import type { Practice } from './practice.ts';

/** One named mistake of a learner, over all packs. */
export interface LedgerEntry {
  mistake: string;
  /** How often it was made. */
  count: number;
  /** Unix time, ms. */
  lastAt: number;
  /** Where it was made, the place of the last time first. */
  skills: string[];
  /** Days since the last time on which one of these places was practised without it. */
  cleanDays: number;
  /** After three clean days; it comes back when it is made again. */
  isRetired: boolean;
}

const RETIRES_AFTER = 3;

/** The ledger: what is not retired first, and of these what was made most often, then last. */
export function ledgerOf(
  record: readonly Practice[],
  { now, utcOffset }: { now: number; utcOffset: number },
): LedgerEntry[] {
  const entries = new Map<string, LedgerEntry & { cleanOn: Set<number> }>();
  for (const { skill, at, mistakes } of inOrderOfTime(record, now)) {
    for (const mistake of new Set(mistakes)) {
      const before = entries.get(mistake);
      entries.set(mistake, {
        mistake,
        count: (before?.count ?? 0) + 1,
        lastAt: at,
        skills: [skill, ...(before?.skills ?? []).filter((other) => other !== skill)],
        cleanDays: 0,
        isRetired: false,
        cleanOn: new Set(),
      });
    }
    const day = dayOf(at, utcOffset);
    for (const entry of entries.values()) {
      if (mistakes.includes(entry.mistake) || !entry.skills.includes(skill)) continue;
      // The day on which it was made is not a clean one, whatever went well later.
      if (day === dayOf(entry.lastAt, utcOffset)) continue;
      entry.cleanOn.add(day);
      entry.cleanDays = entry.cleanOn.size;
      entry.isRetired = entry.cleanDays >= RETIRES_AFTER;
    }
  }
  return [...entries.values()]
    .map(({ cleanOn: _, ...entry }) => entry)
    .sort(
      (a, b) =>
        Number(a.isRetired) - Number(b.isRetired) || b.count - a.count || b.lastAt - a.lastAt,
    );
}
