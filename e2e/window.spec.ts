import { expect, test } from './fixtures.ts';
import { part } from './learner.ts';

test('the theme that was chosen is kept over a restart', async ({ page, app }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  const surface = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await surface();
  await page.getByRole('button', { name: /^Theme: System/ }).click();
  await page.getByRole('button', { name: /^Theme: Light/ }).click();
  await expect(page.getByRole('button', { name: /^Theme: Dark/ })).toBeVisible();
  await expect.poll(surface).not.toBe(light);
  const dark = await surface();
  await page.reload();
  await expect(page.getByRole('button', { name: /^Theme: Dark/ })).toBeVisible();

  await page.goto('about:blank');
  await app.restart();
  await page.goto(app.address);
  await expect(page.getByRole('button', { name: /^Theme: Dark/ })).toBeVisible();
  expect(await surface()).toBe(dark);
});

test('without a choice the theme is that of the system', async ({ page }) => {
  const surface = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await surface();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(surface).not.toBe(light);
});

test('an address with a seed opens that variant, again and again', async ({ page }) => {
  await page.goto(`${new URL(page.url()).origin}/#/packs/cs7643-hw2/c1-conv-matrix-s3p1?seed=7`);
  await expect(page.getByText('Variant 7', { exact: true })).toBeVisible();
  // The picture has its titles with its first frame.
  const drawn = () =>
    page.waitForFunction(() => performance.getEntriesByName('stage:first-frame').length);
  const main = page.getByRole('main');
  await drawn();
  await expect(main).toContainText('Kernel w');
  const shown = await main.innerText();
  await page.reload();
  await drawn();
  await expect.poll(() => main.innerText()).toBe(shown);
});

test('another one draws other numbers, and back leads to the first', async ({ page }) => {
  await page.goto(`${new URL(page.url()).origin}/#/packs/cs7643-hw2/c1-conv-matrix-s3p1?seed=0`);
  const numbers = part(page, 'c');
  const original = await numbers.innerText();
  await page.getByRole('button', { name: 'Another one' }).click();
  await expect(page).toHaveURL(/\?seed=[1-9]\d*$/);
  expect(await numbers.innerText()).not.toBe(original);
  await page.goBack();
  await expect(page.getByText('Original numbers')).toBeVisible();
  expect(await numbers.innerText()).toBe(original);
});

test('an address that leads nowhere says so and has a way home', async ({ page }) => {
  for (const address of [
    '#/nowhere/at/all',
    '#/packs/no-such-pack',
    '#/packs/cs7643-hw2/no-such-exercise',
    '#/packs/cs7643-hw2/c1-conv-matrix-s3p1?seed=seven',
  ])
    await test.step(address, async () => {
      await page.goto(new URL(address, page.url()).href);
      await expect(
        page.getByText(/^(Nothing is at this address|This .* could not be (loaded|opened))\.$/),
      ).toBeVisible();
      await page.getByRole('link', { name: 'Home', exact: true }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'What now' })).toBeVisible();
    });
});
