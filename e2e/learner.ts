import { expect, type Locator, type Page } from '@playwright/test';

export const PACK = 'Convolution as a matrix, logic, and piecewise lines';

/** Goes from Home to an exercise by clicking, as a learner does. */
export async function openExercise(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: 'Home', exact: true }).click();
  await page.getByRole('link', { name: PACK }).click();
  await page.getByRole('link', { name: title, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

/** Goes straight to an address in the pack, such as `c1-conv-matrix-s3p1?seed=0`. */
export async function goToExercise(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#/packs/cs7643-hw2/${address}`);
  await expect(page.getByRole('button', { name: 'Check' })).toBeVisible();
}

/** One part of the exercise on screen, by its letter. */
export function part(page: Page, letter: string): Locator {
  return page.getByRole('group', { name: `Part ${letter}`, exact: true });
}

/** A cell of a part's matrix, whatever it holds. */
export function cell(matrix: Locator, row: number, column: number): Locator {
  return matrix.getByRole('gridcell', { name: new RegExp(`^row ${row}, column ${column}:`) });
}

/** Types the size of a part's matrix. */
export async function typeSize(matrix: Locator, rows: number, columns: number): Promise<void> {
  await matrix.getByLabel('Rows').fill(`${rows}`);
  await matrix.getByLabel('Columns').fill(`${columns}`);
  await matrix.getByLabel('Columns').press('Tab');
  await expect(matrix.getByRole('gridcell')).toHaveCount(rows * columns);
}

/** Types a text into a cell, over what was there. */
export async function typeCell(
  matrix: Locator,
  row: number,
  column: number,
  text: string,
): Promise<void> {
  await cell(matrix, row, column).click();
  await matrix.page().keyboard.type(text);
  await matrix.page().keyboard.press('Enter');
}

/** Types a matrix: its size, then the cells that are not blank. */
export async function typeMatrix(
  matrix: Locator,
  rows: number,
  columns: number,
  cells: readonly (readonly [row: number, column: number, text: string])[],
): Promise<void> {
  await typeSize(matrix, rows, columns);
  for (const [row, column, text] of cells) await typeCell(matrix, row, column, text);
}

/** Puts a text on the clipboard and pastes it where the focus is. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);
}

/** What the app says about the answers. */
export function verdict(page: Page): Locator {
  return page.getByRole('status', { name: 'Verdict' });
}

/** Hands in the answers and waits for the verdict. */
export async function check(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(verdict(page)).not.toBeEmpty();
  return verdict(page);
}
