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
  /** Where it was made, the place of the last time first; at most the last 20. */
  skills: string[];
  /** Days since the last time on which one of these places was practised without it. */
  cleanDays: number;
  /** After three clean days; it comes back when it is made again. */
  isRetired: boolean;
}

const RETIRES_AFTER = 3;
/** Places further back say little of where the mistake is made now, and each costs at every answer. */
const PLACES = 20;

/** A mistake as the ledger carries it on from answer to answer. */
interface OpenEntry extends LedgerEntry {
  /** The days that `cleanDays` counts. */
  cleanOn: Set<number>;
}

/** The mistakes of a learner so far. Plain data: it can be kept and carried on later. */
export type Ledger = Map<string, OpenEntry>;

/** Carries a ledger on by one answer; `at` never lies before the one in front. Units: `utcOffset` in minutes. */
export function addToLedger(
  ledger: Ledger,
  { skill, at, mistakes }: Pick<Practice, 'skill' | 'at' | 'mistakes'>,
  utcOffset: number,
): void {
  for (const mistake of new Set(mistakes)) {
    const before = ledger.get(mistake);
    ledger.set(mistake, {
      mistake,
      count: (before?.count ?? 0) + 1,
      lastAt: at,
      skills: [skill, ...(before?.skills ?? []).filter((other) => other !== skill)].slice(
        0,
        PLACES,
      ),
      cleanDays: 0,
      isRetired: false,
      cleanOn: new Set(),
    });
  }
  const day = dayOf(at, utcOffset);
  for (const entry of ledger.values()) {
    // A retired one is done with; and the day on which it was made is not clean, whatever went well later.
    if (entry.isRetired || mistakes.includes(entry.mistake)) continue;
    if (!entry.skills.includes(skill) || day === dayOf(entry.lastAt, utcOffset)) continue;
    entry.cleanOn.add(day);
    entry.cleanDays = entry.cleanOn.size;
    entry.isRetired = entry.cleanDays >= RETIRES_AFTER;
  }
}

/** What is not retired first, and of these what was made most often, then last. */
export const entriesOf = (ledger: Ledger): LedgerEntry[] =>
  [...ledger.values()]
    .map(({ cleanOn: _, ...entry }) => entry)
    .sort(
      (a, b) =>
        Number(a.isRetired) - Number(b.isRetired) || b.count - a.count || b.lastAt - a.lastAt,
    );

/** The ledger of a whole record. */
export function ledgerOf(
  record: readonly Practice[],
  { now, utcOffset }: { now: number; utcOffset: number },
): LedgerEntry[] {
  const ledger: Ledger = new Map();
  for (const practice of inOrderOfTime(record, now)) addToLedger(ledger, practice, utcOffset);
  return entriesOf(ledger);
}
