import type { Measurement } from './measurement.ts';

interface Column {
  title: string;
  /** What stands there; undefined leaves it empty, and a column that is empty everywhere is left out. */
  cell(row: Measurement): string | undefined;
}

const COLUMNS: Column[] = [
  { title: 'what', cell: ({ what }) => what },
  { title: 'median', cell: ({ value, unit }) => `${digits(value)} ${unit}` },
  { title: 'GFLOP/s', cell: ({ rate }) => rate?.toFixed(1) },
  { title: 'of peak', cell: ({ share }) => (share ? `${(100 * share).toFixed(0)} %` : undefined) },
  { title: 'goal', cell: ({ goal, unit }) => `${digits(goal)} ${unit}` },
  {
    title: 'ratio',
    cell: ({ value, goal }) => `${(value / goal).toFixed(2)}${value > goal ? ' !' : ''}`,
  },
  { title: 'want', cell: ({ want, unit }) => (want ? `${digits(want)} ${unit}` : undefined) },
  { title: 'ratio', cell: ({ value, want }) => (want ? (value / want).toFixed(2) : undefined) },
  {
    title: 'runs',
    cell: ({ runs, rounds }) => (rounds ? `best of ${rounds} × ${runs}` : `${runs}`),
  },
];

/** The measurements as a table in text; a ratio over 1 misses its goal and is marked. */
export function table(measurements: Measurement[]): string {
  const columns = COLUMNS.map(({ title, cell }) => ({ title, cells: measurements.map(cell) }))
    .filter(({ cells }) => cells.some((text) => text !== undefined))
    .map(({ title, cells }) => {
      const width = Math.max(title.length, ...cells.map((text) => text?.length ?? 0));
      return [title, '─'.repeat(width), ...cells].map((text = '') => ({ text, width }));
    });
  const lines = Array.from({ length: measurements.length + 2 }, (_, row) =>
    columns.map((cells, column) => {
      const { text = '', width = 0 } = cells[row] ?? {};
      return column === 0 ? text.padEnd(width) : text.padStart(width);
    }),
  );
  return lines.map((cells) => cells.join('  ').trimEnd()).join('\n');
}

/** Two digits behind the point below 1, one below 10; whole numbers as they are. */
function digits(value: number): string {
  if (Number.isInteger(value)) return `${value}`;
  return value.toFixed(value < 1 ? 3 : value < 10 ? 2 : value < 100 ? 1 : 0);
}
