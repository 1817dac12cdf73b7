/** A cell that a spreadsheet would compute rather than show. */
const COMPUTED = /^[=+\-@\t\r]/;

/**
 * A table as CSV (RFC 4180). Texts come from strangers: one that a spreadsheet would take for a formula is shown by it
 * as a text, with an apostrophe before it.
 */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');

function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = COMPUTED.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
