import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { cell, goToExercise, part, paste, typeCell, typeSize } from './learner.ts';

/** The symbolic matrix of an exercise; it starts blank, two by two. */
async function openMatrix(page: Page): Promise<Locator> {
  await goToExercise(page, 'c1-conv-matrix-s3p1?seed=0');
  return part(page, 'b');
}

/** The matrix holds these texts, row by row, and nothing else. */
async function expectCells(matrix: Locator, rows: string[][]) {
  await expect(matrix.getByRole('gridcell')).toHaveCount(rows.flat().length);
  for (const [row, texts] of rows.entries())
    for (const [column, text] of texts.entries())
      await expect(cell(matrix, row, column)).toHaveAccessibleName(
        `row ${row}, column ${column}: ${text || 'blank'}`,
      );
}

test('typing the size keeps what is in the cells that stay', async ({ page }) => {
  const matrix = await openMatrix(page);
  await typeCell(matrix, 1, 1, 'w11');
  await typeSize(matrix, 3, 2);
  await expect(cell(matrix, 1, 1)).toHaveAccessibleName('row 1, column 1: w11');
  await typeSize(matrix, 1, 2);
  await expectCells(matrix, [['', '']]);
});

test('a size that cannot be is refused with a reason', async ({ page }) => {
  const matrix = await openMatrix(page);
  await matrix.getByLabel('Rows').fill('0');
  await matrix.getByLabel('Rows').press('Tab');
  await expect(matrix.getByText('A size is a whole number from 1 to 64.')).toBeVisible();
  await expect(matrix.getByLabel('Rows')).toHaveValue('2');
  await expect(matrix.getByRole('gridcell')).toHaveCount(4);
});

test('arrows, Tab and Enter move, and typing replaces the cell', async ({ page }) => {
  const matrix = await openMatrix(page);
  await cell(matrix, 0, 0).click();
  const { keyboard } = page;
  await keyboard.type('w00');
  await keyboard.press('Tab');
  await keyboard.type('w01');
  await keyboard.press('ArrowDown');
  await keyboard.type('w11');
  await keyboard.press('ArrowLeft');
  await expect(cell(matrix, 1, 0)).toBeFocused();
  await keyboard.type('w10');
  await keyboard.press('ArrowUp');
  await keyboard.type('1');
  await keyboard.press('Enter');
  await expectCells(matrix, [
    ['1', 'w01'],
    ['w10', 'w11'],
  ]);
  await expect(cell(matrix, 1, 0)).toBeFocused();
});

test('F2 edits a cell and Escape gives it its old text back', async ({ page }) => {
  const matrix = await openMatrix(page);
  await typeCell(matrix, 0, 0, 'w0');
  await cell(matrix, 0, 0).click();
  await page.keyboard.press('F2');
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await expect(cell(matrix, 0, 0)).toHaveAccessibleName('row 0, column 0: w01');
  await cell(matrix, 0, 0).click();
  await page.keyboard.type('5');
  await page.keyboard.press('Escape');
  await expect(cell(matrix, 0, 0)).toHaveAccessibleName('row 0, column 0: w01');
});

test('a block from a spreadsheet goes into the cells from the cursor on', async ({ page }) => {
  const matrix = await openMatrix(page);
  await cell(matrix, 0, 1).click();
  await paste(page, 'w00\tw01\n\tw11\n');
  await expectCells(matrix, [
    ['', 'w00', 'w01'],
    ['', '', 'w11'],
  ]);
});

test('a printed NumPy array becomes a matrix of its size', async ({ page }) => {
  const matrix = await openMatrix(page);
  await cell(matrix, 0, 0).click();
  await paste(page, 'array([[ 1.,  0., -2.],\n       [ 0.,  3.,  0.5]])');
  await expectCells(matrix, [
    ['1', '0', '-2'],
    ['0', '3', '0.5'],
  ]);
});

test('undo and redo step through what was done', async ({ page }) => {
  const matrix = await openMatrix(page);
  await typeCell(matrix, 0, 0, 'w00');
  await cell(matrix, 0, 0).click();
  await paste(page, '1\t2\n3\t4');
  await page.keyboard.press('Control+z');
  await expect(cell(matrix, 0, 0)).toHaveAccessibleName('row 0, column 0: w00');
  await page.keyboard.press('Control+z');
  await expect(cell(matrix, 0, 0)).toHaveAccessibleName('row 0, column 0: blank');
  await page.keyboard.press('Control+y');
  await page.keyboard.press('Control+y');
  await expectCells(matrix, [
    ['1', '2'],
    ['3', '4'],
  ]);
});

test('Ctrl+D fills the selected rows with the first', async ({ page }) => {
  const matrix = await openMatrix(page);
  await typeSize(matrix, 3, 2);
  await cell(matrix, 0, 0).click();
  await paste(page, 'w00\tw01');
  await cell(matrix, 0, 0).click();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+d');
  await expectCells(matrix, [
    ['w00', 'w01'],
    ['w00', 'w01'],
    ['w00', 'w01'],
  ]);
});

test('a copied block is what a spreadsheet takes', async ({ page }) => {
  const matrix = await openMatrix(page);
  await cell(matrix, 0, 0).click();
  await paste(page, '1\t2\n3\t4');
  await page.keyboard.press('Control+a');
  const copied = await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    const event = new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
    return clipboardData.getData('text/plain');
  });
  expect(copied).toBe('1\t2\n3\t4');
});
