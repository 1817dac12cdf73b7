import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const go = (page: Page, hash: string) => page.evaluate((to) => (location.hash = to), hash);

const open = async (page: Page) => {
  await page.getByRole('link', { name: 'Labs', exact: true }).click();
  await page.getByRole('link', { name: 'Descent in a bowl' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Descent in a bowl' })).toBeFocused();
};

const run = (page: Page) => page.getByRole('button', { name: 'Run', exact: true }).click();

/** The digest of the run that is looked at, once it has ended. */
const digest = (page: Page) =>
  page.getByRole('region', { name: 'Measures' }).getByText(/^Digest [0-9a-f]{16}/);

test('a run shows its curves, its measures and every recorded step', async ({ page }) => {
  await open(page);
  await expect(page.getByText('There is no run yet.')).toBeVisible();
  await run(page);
  await expect(page.getByRole('region', { name: 'Run 1' }).getByRole('status')).toContainText(
    'Step 200 of 200, ended',
  );
  await expect(digest(page)).toBeVisible();
  await expect(page.getByRole('cell', { name: 'f where the point ends' })).toBeVisible();
  await page.getByText('Numbers as a table').first().click();
  const table = page.getByRole('region', { name: 'Loss as a table' });
  // At the start f is ½ (1 + 10) 1.5².
  await expect(table.getByRole('row', { name: '0 12.375' })).toBeVisible();
  await page.getByRole('slider', { name: 'Recorded step' }).fill('0');
  await expect(page.getByRole('heading', { name: 'Step 0' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Fork at step 0' })).toBeVisible();
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  }
});

test('settings that cannot be run are said at their field', async ({ page }) => {
  await open(page);
  await page.getByLabel('steps steps').fill('0');
  await expect(page.getByText('steps is a whole number from 1 to 20000.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeDisabled();
});

test.describe('while the app is away', () => {
  test.use({ expectedMessages: [/WebSocket connection/] });

  test('a run that is under way goes on after the app was closed, to the same last bit', async ({
    page,
    app,
  }) => {
    await open(page);
    await page.getByLabel('steps steps').fill('20000');
    await page.getByLabel('noise standard deviation').fill('0.5');
    await run(page);
    await expect(page.getByRole('region', { name: 'Run 1' })).toBeVisible();
    await app.restart();
    await page.goto(app.address);
    await go(page, '#/labs/bowl?run=1');
    await expect(digest(page)).toBeVisible({ timeout: 30_000 });
    const first = await digest(page).textContent();
    await page.getByRole('button', { name: 'Settings of run 1' }).click();
    await run(page);
    await expect(page.getByRole('region', { name: 'Run 2' })).toBeVisible();
    await expect(digest(page)).toBeVisible({ timeout: 30_000 });
    expect(await digest(page).textContent()).toBe(first);
  });
});

test('a run is paused, goes on, and is compared with another one', async ({ page }) => {
  await go(page, '#/labs/lenet');
  await run(page);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('region', { name: 'Run 1' }).getByRole('status')).toContainText(
    'paused',
  );
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('region', { name: 'Run 1' }).getByRole('status')).toContainText(
    'cancelled',
  );
  await go(page, '#/labs/bowl');
  await run(page);
  await expect(digest(page)).toBeVisible();
  await page.getByLabel('rate learning rate').fill('0.1');
  await run(page);
  await page.getByRole('checkbox', { name: 'Compare run 2' }).check();
  await expect(page.getByRole('listitem').filter({ hasText: 'f, run 2' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'f, run 3' })).toBeVisible();
});
