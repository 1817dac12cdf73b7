/** One row of the table: a median over several runs, and what it should not exceed. */
export interface Measurement {
  what: string;
  value: number;
  unit: 'ms' | 'kB' | 'answers';
  goal: number;
  /** What would be better still. */
  want?: number;
  /** Units: GFLOP/s. */
  rate?: number;
  /** `rate` as a share of what the processor's 128-bit SIMD units reached in the same run. */
  share?: number;
  /** How many runs the median is of. */
  runs: number;
  /** Of how many such medians this is the best; 1 when left out. */
  rounds?: number;
}

/** A named group of rows; `npm run bench -- NAME` runs it alone. */
export interface Bench {
  name: string;
  measure(): Promise<Measurement[]>;
}

/** The middle value, the mean of both middle ones for an even number. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = NaN, high = NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

/**
 * The best of each row over several tables of one bench, in the order of the first: rates and goals are those of its
 * own round.
 */
export function bestOf(tables: Measurement[][]): Measurement[] {
  const rounds = tables.length;
  const all = tables.flat();
  return [...new Set(all.map(({ what }) => what))].map((what) => {
    const rows = all.filter((row) => row.what === what);
    const best = rows.reduce((a, b) => (b.value < a.value ? b : a));
    return rounds > 1 ? { ...best, rounds } : best;
  });
}

/** Calls `run` one after the other, `count` times. */
export async function repeat(count: number, run: () => Promise<number>): Promise<number[]> {
  const values: number[] = [];
  for (let i = 0; i < count; i++) values.push(await run());
  return values;
}
