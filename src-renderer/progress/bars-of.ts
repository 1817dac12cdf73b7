import type { ProgressPage } from '#core/contract/practice.ts';
import { dateInWords, percent } from './words.ts';

interface Bar {
  name: string;
  value: number;
  words: string;
}

/** Reviews due on each of the next days. */
export function forecastBars({ forecast, today }: ProgressPage): Bar[] {
  return forecast.map((value, at) => ({
    name: at === 0 ? 'Today' : dateInWords(today + at),
    value,
    words: `${value}`,
  }));
}

/** The share of first answers that were right, by difficulty. */
export function difficultyBars({ byDifficulty }: ProgressPage): Bar[] {
  return byDifficulty.map(({ difficulty, answers, right }) => ({
    name: `${difficulty}`,
    ...share(right, answers),
  }));
}

/** True retention by week: days alone hold too few reviews. */
export function retentionBars({ retention }: ProgressPage): Bar[] {
  const weeks = new Map<number, { recalled: number; reviews: number }>();
  for (const { day, recalled, reviews } of retention) {
    const monday = day - ((day + 3) % 7);
    const week = weeks.get(monday) ?? { recalled: 0, reviews: 0 };
    weeks.set(monday, { recalled: week.recalled + recalled, reviews: week.reviews + reviews });
  }
  return [...weeks].map(([monday, { recalled, reviews }]) => ({
    name: dateInWords(monday),
    ...share(recalled, reviews),
  }));
}

function share(part: number, all: number): Omit<Bar, 'name'> {
  if (all === 0) return { value: 0, words: 'none' };
  return { value: part / all, words: `${percent(part / all)} of ${all}` };
}
