// What sum, table and voice say of a picked cell, and the same from a definition, in one form.

import type { Locator } from '@playwright/test';
import type { LinkedCase, Source } from './linked-cases.ts';

/** Whether two indices are the same. */
export const isSame = (one: readonly number[], other: readonly number[]): boolean =>
  one.join() === other.join();

/** `x0,12`: the letter and the indices; channels, filters only where there are several. */
export function name(letter: string, index: readonly number[], shape: readonly number[]): string {
  const channels = index.slice(0, -2).filter((_, axis) => (shape[axis] ?? 1) > 1);
  return letter + [channels.join(''), index.slice(-2).join('')].filter(Boolean).join(',');
}

/** `x channel 0, row 1, column 2` */
export function spoken(
  [channel, row, column]: readonly number[],
  [channels]: readonly number[],
): string {
  return `x ${channels === 1 ? '' : `channel ${channel}, `}row ${row}, column ${column}`;
}

/** A line for each product, as sum and table say it. */
export function products({ input, kernel }: LinkedCase, sources: readonly Source[]): string[] {
  const lines = sources.map(({ from, by }) => {
    const cell = name('x', from, input);
    return typeof by === 'string' ? `${by} ${cell}` : `${name('w', by, kernel)} ${cell}`;
  });
  return lines.sort();
}

/** The sum below the picture, indices in plain digits, without the spaces of no width that formulas hold. */
export async function sumOf(stage: Locator): Promise<string> {
  const text = await stage.getByRole('group', { name: 'Worked sum' }).textContent();
  return (text ?? '').normalize('NFKC').replaceAll('\u200b', '').trim();
}

/** The products of the sum, sorted. */
export async function summed(stage: Locator, share: string): Promise<string[]> {
  const told = (await sumOf(stage)).matchAll(/(?:(w[\d,]+)⋅)?(x(?:\d,)?\d\d)/g);
  return [...new Set([...told].map(([, by, cell]) => `${by ?? share} ${cell}`))].sort();
}

/** The products of the table, sorted. Open it takes room from the picture, so it is closed again. */
export async function listed(stage: Locator): Promise<string[]> {
  await stage.getByText('As a table').click();
  const rows = await stage.getByRole('table').evaluate((table: HTMLTableElement) => {
    const [head = [], ...lines] = [...table.rows].map((row) =>
      [...row.cells].map((one) => one.textContent.trim().normalize('NFKC')),
    );
    return lines.map((line) => `${line[head.indexOf('Times')] ?? ''} ${line[0]}`);
  });
  await stage.getByText('As a table').click();
  return rows.filter((row) => !/padding|cropped/.test(row)).sort();
}
