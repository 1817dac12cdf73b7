import { counts, type JudgedResult } from './judged-result.ts';

/** How an exercise did by the values that were drawn for one of its parameters. */
export interface ParameterStatistics {
  packId: string;
  exerciseId: string;
  parameter: string;
  /** In the order of the values. */
  groups: ParameterGroup[];
  /** Between the easiest and the hardest of the groups, 0 to 1. */
  gap: number;
}

export interface ParameterGroup {
  /** The smallest and the largest value; the same where there is one. */
  from: number | string;
  to: number | string;
  learners: number;
  /** Mean share of the points, 0 to 1. */
  difficulty: number;
}

/** What one learner's draw brought. */
interface Drawn {
  value: number | string;
  share: number;
}

/** So many values stand for themselves; more are put together in groups of about the same size. */
const MOST_VALUES = 4;
const GROUPS = 3;

/**
 * Difficulty by parameter, the widest gap of each exercise first. Only learners who answered are counted: what nobody
 * looked at was not too hard. A parameter that had one value for all tells nothing and is left out, as are words of
 * more than four kinds.
 */
export function parameterStatistics(results: readonly JudgedResult[]): ParameterStatistics[] {
  const byParameter = new Map<string, Drawn[]>();
  for (const { pack, tasks, drawn } of results.filter(counts))
    for (const { exerciseId, earned, points, tries } of tasks) {
      if (tries === 0 || points === 0) continue;
      for (const [parameter, value] of Object.entries(drawn?.[exerciseId] ?? {})) {
        const key = JSON.stringify([pack?.id ?? '', exerciseId, parameter]);
        const known = byParameter.get(key) ?? [];
        byParameter.set(key, known);
        known.push({ value, share: earned / points });
      }
    }
  return [...byParameter]
    .flatMap(([key, all]): ParameterStatistics[] => {
      const [packId, exerciseId, parameter] = JSON.parse(key) as [string, string, string];
      const groups = groupsOf(all).map(groupOf);
      if (groups.length < 2) return [];
      const shares = groups.map(({ difficulty }) => difficulty);
      return [
        { packId, exerciseId, parameter, groups, gap: Math.max(...shares) - Math.min(...shares) },
      ];
    })
    .sort((a, b) => b.gap - a.gap);
}

/** One group a value, or, of many numbers, groups of about the same size, equal numbers in one of them. */
function groupsOf(all: readonly Drawn[]): Drawn[][] {
  const byValue = new Map<number | string, Drawn[]>();
  for (const one of all.toSorted((a, b) => order(a.value, b.value))) {
    const same = byValue.get(one.value) ?? [];
    byValue.set(one.value, same);
    same.push(one);
  }
  const single = [...byValue.values()];
  if (single.length <= MOST_VALUES) return single;
  if (single.some(([first]) => typeof first?.value === 'string')) return [];
  const groups: Drawn[][] = Array.from({ length: GROUPS }, () => []);
  let before = 0;
  for (const same of single) {
    const middle = (before + same.length / 2) / all.length;
    groups[Math.min(GROUPS - 1, Math.floor(GROUPS * middle))]?.push(...same);
    before += same.length;
  }
  return groups.filter((group) => group.length > 0);
}

function groupOf(all: readonly Drawn[]): ParameterGroup {
  return {
    from: all[0]?.value ?? '',
    to: all.at(-1)?.value ?? '',
    learners: all.length,
    difficulty: all.reduce((sum, { share }) => sum + share, 0) / all.length,
  };
}

const order = (a: number | string, b: number | string): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en');
