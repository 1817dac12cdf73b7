import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { cell, check, part, paste, typeMatrix } from './learner.ts';

const EXERCISE = '#/packs/cs7643-hw2/';
const PICTURE = 'section[aria-label="Picture"]';

test.describe('axe finds no violation', () => {
  test('on home', async ({ page }) => {
    await open(page, '#/');
    await expectNoViolation(page);
  });

  test('in the map of keys', async ({ page }) => {
    await open(page, '#/');
    await page.getByRole('button', { name: 'Keys' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectNoViolation(page);
  });

  test('on the list of packs', async ({ page }) => {
    await open(page, '#/packs');
    await expectNoViolation(page);
  });

  test('on the page of a pack', async ({ page }) => {
    await open(page, '#/packs/cs7643-hw2');
    await expectNoViolation(page);
  });

  test('on an address that leads nowhere', async ({ page }) => {
    await open(page, '#/nowhere');
    await expectNoViolation(page);
  });

  test('on an exercise with a stage, a window picked', async ({ page }) => {
    await open(page, `${EXERCISE}c1-conv-matrix-s3p1?seed=0`);
    await page.getByRole('button', { name: 'Next window' }).click();
    await expectNoViolation(page);
  });

  test('on a computation graph between two sweeps', async ({ page }) => {
    await open(page, '#/packs/ift6135-hw1/ift6135-q4-reverse?seed=0');
    await page.getByRole('application', { name: 'Computation graph' }).focus();
    await page.keyboard.type(']]]]]]]]');
    await expectNoViolation(page, PICTURE);
  });

  test('on a plot that is read', async ({ page }) => {
    await open(page, '#/packs/cs7643-hw2/l2-xor-certificate?seed=0');
    await page.getByRole('application', { name: 'Plot: Plane' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByText('As a table').click();
    await expectNoViolation(page, PICTURE);
  });

  test('on a matrix with a verdict on each cell', async ({ page }) => {
    await open(page, `${EXERCISE}c1-conv-matrix-s3p1?seed=0`);
    await part(page, 'a').getByRole('textbox').fill('2 × 3');
    await typeMatrix(part(page, 'b'), 4, 9, [
      [0, 0, 'w11'],
      [1, 2, 'w01'],
    ]);
    await cell(part(page, 'c'), 0, 0).click();
    await paste(page, '4\t9\n14\t9');
    await check(page);
    await expectNoViolation(page);
  });

  test('while a cell is typed in', async ({ page }) => {
    await open(page, `${EXERCISE}c1-conv-matrix-s3p1?seed=0`);
    await cell(part(page, 'b'), 0, 0).click();
    await page.keyboard.type('w0');
    await expectNoViolation(page);
  });

  test('on every kind of field, unreadable answers and all that can be shown', async ({ page }) => {
    await open(page, `${EXERCISE}c1-conv-tconv-permutation?seed=0`);
    await part(page, 'f').getByRole('textbox').fill('two');
    await part(page, 'h')
      .getByRole('button', { name: /^The list/ })
      .click();
    await page.getByRole('button', { name: /^Hint/ }).click();
    await page.getByRole('button', { name: 'Solution' }).click();
    await check(page);
    await expectNoViolation(page);
  });

  test('on formulas, weights and choices', async ({ page }) => {
    await open(page, `${EXERCISE}c1-tconv-conv-general?seed=0`);
    await part(page, 'a').getByRole('textbox').fill('r + ');
    await expectNoViolation(page);
    await open(page, `${EXERCISE}l2-and-or?seed=0`);
    await expectNoViolation(page);
  });
});

async function open(page: Page, hash: string) {
  await page.evaluate((to) => (location.hash = to), hash);
  const heading = page.getByRole('heading', { level: 1 });
  // Home stays until the other page has come.
  if (hash === '#/') await expect(heading).toHaveText('What now');
  else await expect(heading).not.toHaveText('What now');
  await expect(page.getByText(/^Loading/)).toBeHidden();
}

/** Looks at a part of the page, by its selector; in the dark theme at its colours, which are all that differs there. */
async function expectNoViolation(page: Page, part = 'html') {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const axe = new AxeBuilder({ page }).include(part);
    if (colorScheme === 'dark') axe.withRules('color-contrast');
    const { violations } = await axe.analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
    );
    expect(found, colorScheme).toEqual([]);
  }
}
