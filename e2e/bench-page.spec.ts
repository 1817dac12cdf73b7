import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readNpy } from '#core/tensor/npy.ts';
import { expect, test } from './fixtures.ts';

async function openBench(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Bench', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bench' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Layers' })).toContainText('MaxPool2d');
}

const cellPanel = (page: Page) => page.getByRole('group', { name: 'Picked cell' });

test('a network is built and a weight is changed by keyboard alone, and both are there after a crash', async ({
  page,
  app,
}) => {
  await openBench(page);
  await page.keyboard.press('Tab');
  const layers = page.getByRole('textbox', { name: 'Layers' });
  for (
    let press = 0;
    press < 8 && !(await layers.evaluate((box) => box === document.activeElement));
    press++
  )
    await page.keyboard.press('Tab');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('conv 1 k3\nflatten\nlinear 2');
  const table = page.getByRole('region', { name: 'Layers' });
  // The rows of the network before go with its last layer: what has the focus among them loses it.
  await expect(table).not.toContainText('MaxPool2d');
  await expect(table).toContainText('74 numbers');
  await page.getByRole('button', { name: 'Conv2d' }).press('Enter');
  await page.getByRole('application', { name: /^Convolution, cells of/ }).focus();
  await page.keyboard.press('w');
  await expect(cellPanel(page)).toContainText('0.weight[0, 0, 0, 0]');
  await page.keyboard.press('Shift+Tab');
  const value = cellPanel(page).getByRole('textbox');
  for (
    let press = 0;
    press < 8 && !(await value.evaluate((box) => box === document.activeElement));
    press++
  )
    await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('2.5');
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 number is typed over.')).toBeVisible();
  await page.getByRole('link', { name: 'Home', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'What now' })).toBeVisible();
  await page.goto('about:blank');
  await app.restart('crash');
  await page.goto(app.address);
  await page.getByRole('link', { name: 'Bench', exact: true }).click();
  await expect(layers).toHaveValue('conv 1 k3\nflatten\nlinear 2');
  await expect(page.getByText('1 number is typed over.')).toBeVisible();
});

test('what lies on the bench is taken away as files', async ({ page }) => {
  await openBench(page);
  const saved = async (button: string): Promise<Buffer> => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button, exact: true }).click(),
    ]);
    return readFileSync(await download.path());
  };
  expect((await saved('PNG')).subarray(1, 4).toString()).toBe('PNG');
  const svg = (await saved('SVG')).toString();
  expect(svg).toMatch(/^<svg [^]*<\/svg>\s*$/);
  // Every cell of the six activations is a box.
  expect(svg.match(/<rect /g)?.length ?? 0).toBeGreaterThan(64 + 72 + 72 + 18 + 18 + 3);
  expect((await saved('PyTorch')).toString()).toContain('nn.Conv2d(1, 2, kernel_size=3)');
  expect(JSON.parse((await saved('Notebook')).toString())).toMatchObject({ nbformat: 4 });
  expect((await saved('CSV')).toString().trim().split('\n')).toHaveLength(8);
  const npy = readNpy(new Uint8Array(await saved('.npy')));
  expect(npy.ok && npy.value.shape).toEqual([1, 8, 8]);
});

test('has no faults that a machine can find, in both themes', async ({ page }) => {
  await openBench(page);
  for (const details of await page.getByRole('group').locator('summary').all())
    await details.click();
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    ).toEqual([]);
  }
});

test('a picture of an exercise opens on the bench, and back leads to the exercise', async ({
  page,
}) => {
  await page.evaluate(
    (hash) => (location.hash = hash),
    '#/packs/cs7643-hw2/c1-conv-matrix-s3p1?seed=0',
  );
  await page.getByRole('link', { name: 'Open on the bench' }).click();
  await expect(page.getByRole('region', { name: 'Layers' })).toContainText('Conv2d');
  await expect(page.getByRole('textbox', { name: 'Size' })).toHaveValue('1 × 3 × 3');
  await page.goBack();
  await expect(page.getByRole('button', { name: 'Check' })).toBeVisible();
});
