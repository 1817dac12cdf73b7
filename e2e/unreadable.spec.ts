import { expect, test } from './fixtures.ts';
import { cell, check, goToExercise, part, typeMatrix } from './learner.ts';

test('an unreadable number costs no try and is told why', async ({ page }) => {
  await goToExercise(page, 'c1-conv-tconv-permutation?seed=0');
  await part(page, 'f').getByRole('textbox').fill('two');
  const verdict = await check(page);
  await expect(verdict).toContainText('Not readable');
  await expect(verdict).toContainText('“two”');
  await expect(verdict).toContainText('This cost no try.');
  await expect(page.getByText('0 tries')).toBeVisible();
});

test('an unreadable cell of a matrix is marked where it stands', async ({ page }) => {
  await goToExercise(page, 'c1-conv-matrix-s3p1?seed=0');
  const matrix = part(page, 'b');
  await typeMatrix(matrix, 4, 9, [
    [0, 0, 'w11'],
    [1, 2, 'w99'],
  ]);
  const verdict = await check(page);
  await expect(verdict).toContainText('Row 1, column 2');
  await expect(verdict).toContainText('This cost no try.');
  await expect(cell(matrix, 1, 2)).toHaveAccessibleName('row 1, column 2: w99, not readable');
  await expect(cell(matrix, 0, 0)).toHaveAccessibleName('row 0, column 0: w11');
});

test('the first readable answer after it is the first try', async ({ page }) => {
  await goToExercise(page, 'c1-conv-matrix-s3p1?seed=0');
  const size = part(page, 'a').getByRole('textbox');
  await size.fill('as large as x');
  await check(page);
  await expect(size).toHaveAttribute('aria-invalid', 'true');
  await size.fill('2 × 2');
  await expect(size).toHaveAttribute('aria-invalid', 'false');
  await check(page);
  await expect(page.getByText('1 try')).toBeVisible();
});
