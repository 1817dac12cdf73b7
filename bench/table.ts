import type { Measurement } from './measurement.ts';

const HEAD = ['what', 'median', 'goal', 'ratio', 'runs'];

/** The measurements as a table in text; a ratio over 1 misses its goal and is marked. */
export function table(measurements: Measurement[]): string {
  const rows = measurements.map(({ what, value, unit, goal, runs }) => [
    what,
    `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`,
    `${goal} ${unit}`,
    `${(value / goal).toFixed(2)}${value > goal ? ' !' : ''}`,
    `${runs}`,
  ]);
  const widths = HEAD.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: string[]) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd();
  return [line(HEAD), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].join('\n');
}
