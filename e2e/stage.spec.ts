import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { cell, goToExercise, part, typeSize } from './learner.ts';

/** The stage of an exercise, its picture drawn. */
async function openStage(page: Page, address: string): Promise<Locator> {
  await goToExercise(page, address);
  const stage = page.getByRole('region', { name: 'Picture' });
  await expect(stage.getByRole('slider')).toBeVisible();
  await page.waitForFunction(() => performance.getEntriesByName('stage:first-frame').length > 0);
  return stage;
}

const sumOf = (stage: Locator) => stage.getByRole('group', { name: 'Worked sum' });
const pictureOf = (stage: Locator) => stage.getByRole('application', { name: /cells of input/ });

test('the slider and the bracket keys step the window', async ({ page }) => {
  const stage = await openStage(page, 'c1-conv-matrix-s3p1?seed=0');
  const slider = stage.getByRole('slider', { name: 'Window' });
  await expect(stage.getByText('Window – of 4')).toBeVisible();
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await expect(stage.getByText('Window 1 of 4')).toBeVisible();
  await expect(sumOf(stage)).toContainText('y00');
  await page.keyboard.press(']');
  await expect(stage.getByText('Window 2 of 4')).toBeVisible();
  await expect(sumOf(stage)).toContainText('y01');
  await page.keyboard.press('[');
  await page.keyboard.press('[');
  await expect(stage.getByText('Window – of 4')).toBeVisible();
  await stage.getByRole('button', { name: 'Next window' }).click();
  await expect(slider).toHaveValue('1');
});

test('the worked sum names the cells that make an output', async ({ page }) => {
  const stage = await openStage(page, 'c1-conv-matrix-s3p1?seed=0');
  await pictureOf(stage).focus();
  // y10: its window begins at row 2, column −1, so w01 lies on x20 and the rest on padding.
  for (const key of ['Home', 'ArrowDown']) await page.keyboard.press(key);
  await expect(sumOf(stage)).toContainText('y10=w01⋅x20');
  const spoken = 'y row 1, column 0 is w row 0, column 1 times x row 2, column 0';
  await expect(stage.getByRole('status').filter({ hasText: spoken })).toBeAttached();
  await page.keyboard.press('Escape');
  await expect(sumOf(stage)).toContainText('Point at a cell');
});

test('pointing at a cell of the picture picks it', async ({ page }) => {
  const stage = await openStage(page, 'c1-conv-matrix-s3p1?seed=0');
  await stage.getByRole('button', { name: 'Flat' }).click();
  const { x, y, width, height } = (await pictureOf(stage).boundingBox())!;
  // Somewhere on a raster of points there are cells; each one met is picked.
  const sums = new Set<string>();
  for (let row = 2; row < 7; row++)
    for (let column = 1; column < 12; column++) {
      await page.mouse.move(x + (width * column) / 12, y + (height * row) / 8);
      sums.add(await sumOf(stage).innerText());
    }
  expect(sums.size).toBeGreaterThan(4);
});

test('a row of the matrix answer and a window of the picture are picked together', async ({
  page,
}) => {
  const stage = await openStage(page, 'c1-conv-matrix-s3p1?seed=0');
  const matrix = part(page, 'b');
  await typeSize(matrix, 4, 9);
  await cell(matrix, 2, 6).click();
  await expect(stage.getByText('Window 3 of 4')).toBeVisible();
  await expect(sumOf(stage)).toContainText('y10');
  // The entry itself is the question, so nothing says it.
  await expect(sumOf(stage)).not.toContainText('A2,6');
});

test('the matrix of the map is shown once it is no longer the question', async ({ page }) => {
  const stage = await openStage(page, 'c1-conv-matrix-s3p1?seed=0');
  const map = stage.getByRole('application', { name: /^Matrix of 4 rows/ });
  await expect(map).toBeHidden();
  await page.getByRole('button', { name: 'Solution' }).click();
  await map.focus();
  // The first key picks the entry at row 0, column 0; two more lead to row 2.
  for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowDown');
  await expect(sumOf(stage)).toContainText('A2,0=0');
  for (let press = 0; press < 6; press++) await page.keyboard.press('ArrowRight');
  await expect(sumOf(stage)).toContainText('A2,6=w01');
});
