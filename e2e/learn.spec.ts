import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

/** A box of the concept map. */
const box = (page: Page, title: string) =>
  page.getByRole('region', { name: 'Concept map' }).getByRole('link', { name: title });

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

async function open(page: Page, hash: string, title: string) {
  await page.evaluate((to) => (location.hash = to), hash);
  await expect(heading(page, title)).toBeVisible();
  await expect(page.getByText('Loading the picture…')).toBeHidden();
}

test('the arrow keys lead along the map, and Enter opens a topic', async ({ page }) => {
  await page.getByRole('link', { name: 'Learn', exact: true }).click();
  await expect(heading(page, 'Learn')).toBeFocused();
  await box(page, 'Convolution').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(box(page, 'Padding')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(box(page, 'Stride')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(box(page, 'Convolution').first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Padding')).toBeFocused();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(heading(page, 'Learn')).toBeFocused();
});

test('the path names the exercise to do next, and begun work shows on the map', async ({
  page,
}) => {
  await open(page, '#/learn', 'Learn');
  await expect(box(page, 'Perceptrons')).toContainText('New');
  await page.getByRole('link', { name: 'Open the exercise' }).click();
  await expect(page.getByRole('list', { name: 'Topics' })).toBeVisible();
  await page.getByRole('textbox').first().fill('1');
  await page.getByRole('link', { name: 'Learn', exact: true }).click();
  await expect(box(page, 'Perceptrons')).toContainText('Started');
});

test('a topic has its primer with other numbers on demand, and its exercises', async ({ page }) => {
  await open(page, '#/learn/stride', 'Stride');
  const primer = page.getByRole('region', { name: 'Primer' });
  await expect(primer.getByRole('region', { name: 'Picture' })).toBeVisible();
  const before = await primer.textContent();
  await primer.getByRole('button', { name: 'Another example' }).click();
  await expect.poll(() => primer.textContent()).not.toBe(before);
  const exercises = page.getByRole('region', { name: 'Exercises' });
  await exercises.getByRole('link', { name: 'How many windows fit?' }).click();
  await expect(heading(page, 'How many windows fit?')).toBeVisible();
  const topics = page.getByRole('list', { name: 'Topics' });
  await topics.getByRole('link', { name: 'Stride' }).click();
  await expect(heading(page, 'Stride')).toBeVisible();
});

test('every topic opens, and every primer has its picture', async ({ page }) => {
  test.setTimeout(240_000);
  await open(page, '#/learn', 'Learn');
  const links = page.getByRole('region', { name: 'Concept map' }).getByRole('link');
  const places = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  let primers = 0;
  for (const place of places) {
    await page.evaluate((to) => (location.hash = to ?? ''), place);
    await expect(page.getByRole('region', { name: 'Exercises' })).toBeVisible();
    const primer = page.getByRole('region', { name: 'Primer' });
    if ((await primer.count()) > 0) {
      primers++;
      await expect(primer.getByRole('region', { name: 'Picture' })).toBeVisible();
    }
    await page.goBack();
    await expect(heading(page, 'Learn')).toBeVisible();
  }
  expect(primers).toBe(15);
});

test('a topic that is not there is said, not shown', async ({ page }) => {
  await page.evaluate(() => (location.hash = '#/learn/nothing'));
  await expect(page.getByText('There is no topic “nothing” here.')).toBeVisible();
});

for (const [hash, title] of [
  ['#/learn', 'Learn'],
  ['#/learn/convolution', 'Convolution'],
  ['#/learn/losses', 'Losses for classification'],
] as const) {
  test(`axe finds no violation on ${hash}, in both themes`, async ({ page }) => {
    test.slow();
    await open(page, hash, title);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html }) => `${id}: ${html}`),
      );
      expect(found, colorScheme).toEqual([]);
    }
  });

  test(`${hash} fits a window of 900 × 600, also with text at 200 %`, async ({ page }) => {
    await page.setViewportSize({ width: 900, height: 600 });
    await open(page, hash, title);
    for (const fontSize of ['100%', '200%']) {
      await page.evaluate((size) => (document.documentElement.style.fontSize = size), fontSize);
      const overflow = () =>
        page.evaluate(() => {
          const main = document.querySelector('main');
          return main ? main.scrollWidth - main.clientWidth : NaN;
        });
      await expect.poll(overflow, fontSize).toBe(0);
    }
  });
}
