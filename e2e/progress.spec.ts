import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const go = (page: Page, hash: string) => page.evaluate((to) => (location.hash = to), hash);

/** Answers the two kernel sizes of an exercise with a mistake that has a name, then rightly. */
async function practise(page: Page) {
  await go(page, '#/packs/cpen455-hw2/cpen455-q3-conv-size?seed=0');
  await page.getByRole('textbox').first().fill('1');
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(
    page
      .getByRole('status')
      .filter({ hasText: /right|Not yet|of/ })
      .first(),
  ).toBeVisible();
}

test('a new learner sees what progress is for, and what to do', async ({ page }) => {
  await page.getByRole('link', { name: 'Progress', exact: true }).click();
  await expect(page.getByText('Nothing was practised yet.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Show the path' })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test('an answer shows on the page of progress, and an exam is planned', async ({ page }) => {
  await practise(page);
  await page.getByRole('link', { name: 'Progress', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Progress' })).toBeFocused();
  const attempts = page.getByRole('region', { name: 'Every answer' });
  await expect(attempts.getByRole('row')).toHaveCount(2);
  const plan = page.getByRole('region', { name: 'Reviews to come' });
  const inTenDays = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  await plan.getByLabel('Exam on').fill(inTenDays);
  await expect(plan.getByText(/you are expected to recall \d+ %/)).toBeVisible();
  await plan.getByLabel('Minutes of review a day').fill('5');
  await plan.getByLabel('Minutes of review a day').press('Enter');
  await page.reload();
  await expect(plan.getByLabel('Minutes of review a day')).toHaveValue('5');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});
