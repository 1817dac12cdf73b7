import type { Page } from '@playwright/test';
import { expect, test, type App } from './fixtures.ts';
import { check, goToExercise, openExercise, PACK, part, typeMatrix, cell } from './learner.ts';

// A window whose server is killed says so.
test.use({ expectedMessages: [/WebSocket connection to .* failed/] });

test('what was tried and what was shown is still there after a restart', async ({ page, app }) => {
  await openExercise(page, 'A strided convolution is a matrix');
  await part(page, 'a').getByRole('textbox').fill('3 × 3');
  await check(page);
  await page.getByRole('button', { name: /^Hint/ }).click();
  await expect(page.getByRole('heading', { name: 'Hint 1' })).toBeVisible();
  await page.getByRole('button', { name: 'Solution' }).click();
  await expect(page.getByRole('heading', { name: 'Solution' })).toBeVisible();

  await restart(page, app);
  await openExercise(page, 'A strided convolution is a matrix');
  await expect(part(page, 'a').getByRole('textbox')).toHaveValue('3 × 3');
  await expect(page.getByText('1 try')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Hint 1' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Hint (1 of 3)' })).toBeEnabled();
  await expect(page.getByRole('heading', { name: 'Solution' })).toBeVisible();
});

test('tries are counted one by one, and those of another variant apart', async ({ page }) => {
  await goToExercise(page, 'c1-conv-matrix-s3p1?seed=0');
  const size = part(page, 'a').getByRole('textbox');
  for (const [answer, tries] of [
    ['3 × 3', '1 try'],
    ['2 × 2', '2 tries'],
  ] as const) {
    await size.fill(answer);
    await check(page);
    await expect(page.getByText(tries)).toBeVisible();
  }
  await page.getByRole('button', { name: 'Another one' }).click();
  await expect(page.getByText(/^Variant \d+$/)).toBeVisible();
  await expect(page.getByText('0 tries')).toBeVisible();
});

test('what was typed survives a crash', async ({ page, app, context }) => {
  await openExercise(page, 'A strided convolution is a matrix');
  await part(page, 'a').getByRole('textbox').fill('2 × 2');
  await typeMatrix(part(page, 'b'), 4, 9, [[1, 2, 'w10']]);
  await isSaved(await context.newPage(), page.url());

  await app.restart('crash');
  await expect(page.getByRole('alert')).toContainText('Connection lost');
  await page.goto(app.address);
  await page.getByRole('link', { name: 'Open the exercise' }).click();
  await expect(part(page, 'a').getByRole('textbox')).toHaveValue('2 × 2');
  await expect(cell(part(page, 'b'), 1, 2)).toHaveAccessibleName('row 1, column 2: w10');
  await expect(page.getByText('0 tries')).toBeVisible();
});

test('a solved exercise is known as solved, even after a crash', async ({ page, app }) => {
  await goToExercise(page, 'p3-active-units?seed=0');
  // Active at x = 1: all four; at −1: all but 1.0; at −3: none; on the kink 0: all but 1.0.
  for (const [name, text] of Object.entries({ a: '4', b: '3', c: '0', d: '3', e: '3' }))
    await part(page, name).getByRole('textbox').fill(text);
  await expect(await check(page)).toContainText('5 of 5 parts right');

  await app.restart('crash');
  await page.goto(app.address);
  await expect(page.getByText(/^1 of \d+ solved$/)).toBeVisible();
  await page.getByRole('link', { name: PACK }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Solved' })).toHaveCount(1);
});

test('Home leads back to what was left off, also after a restart', async ({ page, app }) => {
  await goToExercise(page, 'c1-tconv-matrix-s2?seed=5');
  await part(page, 'a').getByRole('textbox').fill('4 × 4');
  await page.getByRole('link', { name: 'Home', exact: true }).click();
  const recent = page.getByRole('region', { name: 'Recent work' }).getByRole('listitem');
  await expect(recent).toContainText('Variant 5, draft, not checked');
  await restart(page, app);
  await expect(recent).toContainText('Variant 5, draft, not checked');
  await expect(recent).toContainText('Started');
  await expect(page.getByText('Continue where you left off')).toBeVisible();
  await page.getByRole('link', { name: 'Open the exercise' }).click();
  await expect(page.getByText('Variant 5', { exact: true })).toBeVisible();
  await expect(part(page, 'a').getByRole('textbox')).toHaveValue('4 × 4');
});

test('Home knows what was typed a moment ago', async ({ page }) => {
  await goToExercise(page, 'c1-tconv-matrix-s2?seed=0');
  await part(page, 'a').getByRole('textbox').fill('4');
  await page.evaluate(() => (location.hash = '#/'));
  const recent = page.getByRole('region', { name: 'Recent work' }).getByRole('listitem');
  await expect(recent).toContainText('Original numbers, draft, not checked');
});

/** Ends the server as Ctrl+C would and opens the app again. */
async function restart(page: Page, app: App) {
  await page.goto('about:blank');
  await app.restart();
  await page.goto(app.address);
}

/** Waits until a second window on the same exercise shows what was typed in the first. */
async function isSaved(other: Page, address: string) {
  await expect(async () => {
    await other.goto(address);
    await other.reload();
    await expect(part(other, 'a').getByRole('textbox')).toHaveValue('2 × 2', { timeout: 500 });
    await expect(cell(part(other, 'b'), 1, 2)).toHaveAccessibleName('row 1, column 2: w10', {
      timeout: 500,
    });
  }).toPass();
  await other.close();
}
