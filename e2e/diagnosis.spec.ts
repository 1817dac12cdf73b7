import { expect, test } from './fixtures.ts';
import { cell, check, openExercise, part, typeMatrix } from './learner.ts';

test('a matrix for the turned kernel is told so by name, cell by cell', async ({ page }) => {
  await openExercise(page, 'A strided convolution is a matrix');
  const matrix = part(page, 'b');
  await typeMatrix(matrix, 4, 9, [
    [0, 0, 'w00'],
    [1, 2, 'w01'],
    [2, 6, 'w10'],
    [3, 8, 'w11'],
  ]);
  const verdict = await check(page);

  await expect(verdict).toContainText('kernel turned by 180°');
  await expect(matrix.getByText('Not yet')).toBeVisible();
  await expect(cell(matrix, 0, 0)).toHaveAccessibleName('row 0, column 0: w00, not right');
  await expect(cell(matrix, 3, 8)).toHaveAccessibleName('row 3, column 8: w11, not right');
  // Only what was typed is marked.
  await expect(cell(matrix, 0, 1)).toHaveAccessibleName('row 0, column 1: blank');
});
