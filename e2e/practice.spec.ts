import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import { check, goToExercise, part, typeMatrix } from './learner.ts';

test('a placement asks, waits while one is away, and ends with where to begin', async ({
  page,
}) => {
  await page.getByRole('button', { name: 'Find where to begin' }).click();
  const strip = page.getByRole('region', { name: 'Placement' });
  await expect(strip).toContainText('question 1 of at most 10');
  await strip.getByRole('link', { name: 'Leave' }).click();
  await expect(page.getByText('Not finished: question 1 of at most 10.')).toBeVisible();
  await page.reload();
  await page.getByRole('link', { name: 'Go on' }).click();
  for (let asked = 1; asked <= 10; asked++) {
    await strip.getByRole('button', { name: 'I do not know' }).click();
    await expect(
      strip.getByText(`question ${asked + 1} of`).or(page.getByText('Where to begin')),
    ).toBeVisible();
    if (await page.getByText('Where to begin').isVisible()) break;
  }
  await expect(
    page.getByRole('region', { name: 'Where to begin' }).getByRole('link'),
  ).not.toHaveCount(0);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test('a mistake with a name leads to a drill with fresh numbers', async ({ page }) => {
  await goToExercise(page, 'c1-conv-matrix-s3p1?seed=0');
  await typeMatrix(part(page, 'b'), 4, 9, [
    [0, 0, 'w00'],
    [1, 2, 'w01'],
    [2, 6, 'w10'],
    [3, 8, 'w11'],
  ]);
  await check(page);
  await page.getByRole('link', { name: 'Home', exact: true }).click();
  const drill = page.getByRole('button', { name: /Start the drill/ });
  await expect(drill).toBeVisible();
  await drill.click();
  const strip = page.getByRole('region', { name: 'Drill: kernel turned by 180°' });
  await expect(strip).toContainText('exercise 1 of');
  await expect(page.getByText('Original numbers')).toBeHidden();
});

test('a second learner begins with nothing; a note is found; an export is saved', async ({
  page,
}) => {
  await goToExercise(page, 'l2-and-or?seed=0');
  await page.getByRole('button', { name: 'Write a note' }).click();
  await page.getByLabel(/^Note, Markdown/).fill('Mind the $b$ of zebras.');
  await page.getByRole('button', { name: 'Done' }).click();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('zebra');
  const hit = page.getByRole('option').first();
  await expect(hit).toContainText('Note');
  await page.keyboard.press('Enter');
  await expect(page.getByText('of zebras.')).toBeVisible();

  await page.getByRole('link', { name: 'Learners' }).click();
  await page.getByLabel('New learner').fill('Bo');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Bo is at work now.')).toBeVisible();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export this learner' }).click();
  expect((await saved).suggestedFilename()).toMatch(/learner\.chainlearner$/);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await goToExercise(page, 'l2-and-or?seed=0');
  await expect(page.getByRole('button', { name: 'Write a note' })).toBeVisible();
});
