import type { LabInfo } from '#core/contract/labs.ts';
import type { RunCurves } from '../state/followed-run.svelte.ts';
import { styleInRun, styleOfLine } from './line-style.ts';
import type { LineStyle } from './line-style.ts';

/** One line of a plot. */
export interface Series extends LineStyle {
  name: string;
}

/** A plot with a value for every step; null where a line has no point. */
export interface PlotData {
  /** What the steps are: "step", or what else the lines are drawn over. */
  x: string;
  steps: number[];
  series: Series[];
  columns: (number | null)[][];
}

export interface NamedCurves {
  runId: number;
  curves: RunCurves;
}

/** The names of the groups of curves, in the order in which they are plotted. */
export const groupsOf = ({ curves }: Pick<LabInfo, 'curves'>): string[] => [
  ...new Set(Object.values(curves).map(({ group }) => group)),
];

/**
 * The curves of one group, of one or several runs, over all steps that any of them has. Of one run curves differ by
 * colour; of several, runs do, and curves by their dashes.
 */
export function plotData(
  { curves: specs }: Pick<LabInfo, 'curves'>,
  group: string,
  runs: readonly NamedCurves[],
): PlotData {
  const names = Object.keys(specs).filter((name) => specs[name]?.group === group);
  const steps = [...new Set(runs.flatMap(({ curves }) => curves.steps))].sort((a, b) => a - b);
  const places = new Map(steps.map((step, i) => [step, i]));
  const isOne = runs.length === 1;
  const lines = runs.flatMap((run, nth) =>
    names.map((name, i) => {
      const docs = specs[name]?.docs ?? name;
      const column = Array<number | null>(steps.length).fill(null);
      const values = run.curves.values[name] ?? [];
      for (const [at, step] of run.curves.steps.entries()) {
        const value = values[at];
        if (value !== undefined && Number.isFinite(value)) column[places.get(step) ?? 0] = value;
      }
      const series: Series = {
        name: isOne ? docs : `${docs}, run ${run.runId}`,
        ...(isOne ? styleOfLine(i) : styleInRun(nth, i)),
      };
      return { series, column };
    }),
  );
  return {
    x: 'step',
    steps,
    series: lines.map(({ series }) => series),
    columns: lines.map(({ column }) => column),
  };
}

/** How many values a logarithmic axis has no place for. */
export const notPositive = ({ columns }: Pick<PlotData, 'columns'>): number =>
  columns.flat().filter((value) => value !== null && value <= 0).length;

/** Rows of a table: at most `most` of the steps, evenly spread, the last one among them. */
export function rowsOf(
  data: PlotData,
  most: number,
): { step: number; values: (number | null)[] }[] {
  const count = data.steps.length;
  const stride = Math.max(1, Math.ceil(count / most));
  const picked = data.steps.map((_, i) => i).filter((i) => (count - 1 - i) % stride === 0);
  return picked.map((i) => ({
    step: data.steps[i] ?? 0,
    values: data.columns.map((column) => column[i] ?? null),
  }));
}

/** All points as CSV (RFC 4180), with all digits; empty where there is none. */
export function csvOf({ x, steps, series, columns }: PlotData): string {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const head = [x === 'step' ? x : quoted(x), ...series.map(({ name }) => quoted(name))];
  const rows = steps.map((step, i) => [step, ...columns.map((column) => column[i] ?? '')]);
  return [head, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}
