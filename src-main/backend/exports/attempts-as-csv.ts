import type { Database } from '../../database/open-database.ts';

const TITLES = [
  ...['attempt', 'time', 'pack', 'exercise', 'seed', 'status', 'score'],
  ...['hints', 'solution', 'answers', 'verdict'],
];

/** A learner's answers as a table, line by line: comma-separated, quoted as RFC 4180 says, times in ISO 8601. */
export function* attemptsAsCsv(
  database: Database,
  profileId: number,
): Generator<string, void, undefined> {
  yield lineOf(TITLES);
  for (const values of database.attempts.valuesOf(profileId)) {
    const [id, , packId, , exerciseId, seed, answers, verdict, status, score, hints, solution, at] =
      values;
    const time = new Date(Number(at)).toISOString();
    yield lineOf([
      ...[id, time, packId, exerciseId, seed, status, score],
      ...[hints, solution, answers, verdict],
    ]);
  }
}

const lineOf = (row: (string | number | undefined)[]): string => `${row.map(quoted).join(',')}\r\n`;

/** A cell that a spreadsheet would take for a formula gets an apostrophe in front. */
function quoted(value: string | number | undefined): string {
  if (typeof value === 'number') return `${value}`;
  const text = /^[=+\-@\t\r]/.test(value ?? '') ? `'${value}` : (value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
