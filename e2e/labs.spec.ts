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

/** An IDX file of bytes. */
function idx(sizes: number[], values: number[]): Buffer {
  const head = Buffer.alloc(4 + 4 * sizes.length);
  head.set([0, 0, 8, sizes.length]);
  sizes.forEach((size, axis) => head.writeUInt32BE(size, 4 + 4 * axis));
  return Buffer.concat([head, Buffer.from(values)]);
}

const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/x-gzip', buffer });

test('pictures of one’s own are refused with a sentence, or kept and run on', async ({ page }) => {
  await go(page, '#/labs/digit-pair');
  const choose = async (...files: ReturnType<typeof file>[]) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose files' }).click();
    await (await chooser).setFiles(files);
  };
  // A 4 has its ink on the left, a 9 on the right.
  const classes = Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? 4 : 9));
  const pixels = classes.flatMap((one) => (one === 4 ? [255, 0, 200, 0] : [0, 255, 0, 200]));
  const pictures = idx([40, 2, 2], pixels);
  const labels = file('own-labels-idx1-ubyte', idx([40], classes));
  await choose(file('own-idx3-ubyte', pictures.subarray(0, 100)), labels);
  await expect(
    page.getByText('own-idx3-ubyte: expected 160 bytes for 40 × 2 × 2 elements, got 84 (byte 16).'),
  ).toBeVisible();
  await choose(file('own-idx3-ubyte', pictures), labels);
  const set = page.getByRole('combobox', { name: 'Pictures' });
  await expect(set).toHaveText(/own-idx3-ubyte, 40/);
  await expect(page.getByText('2 × 2 pixels, 10 classes')).toBeVisible();
  await run(page);
  await expect(digest(page)).toBeVisible();
  await expect(page.getByRole('row', { name: 'testCe 8 ' })).toBeVisible();
  await expect(page.getByText('40 pictures of 2 × 2 from own-idx3-ubyte')).toBeVisible();
  await page.getByRole('button', { name: 'Forget these' }).click();
  await expect(page.getByRole('button', { name: 'Forget these' })).toBeHidden();
  await page.reload();
  await expect(page.getByText('The pictures of this run are not here any more.')).toBeVisible();
});

test('a slope and a backward pass of one’s own train beside the true gradient', async ({
  page,
}) => {
  await go(page, '#/labs/my-slope');
  await page.getByLabel('slope Slope of the loss').fill('-y/(1 + exp(yz');
  await run(page);
  await expect(page.getByText('The bracket ( is not closed.')).toBeVisible();
  await page.getByLabel('slope Slope of the loss').fill('-y/(1 + exp(y*z))');
  await run(page);
  await expect(page.getByRole('row', { name: 'cosine 1.000000' })).toBeVisible();
  await go(page, '#/labs/my-backward');
  const editor = page.getByRole('textbox', { name: /^backward/ });
  await editor.fill('function backward(A, b) {\n  return { dA: [], db: b };\n}');
  await run(page);
  await expect(page.getByText('has to give back dA[0] as a list of 6')).toBeVisible();
});

test('up to four runs are compared, a removed one is brought back, and a weight tells its next update', async ({
  page,
}) => {
  await go(page, '#/labs/digit-pair');
  for (const rate of ['0.5', '0.4', '0.3', '0.2', '0.1']) {
    await page.getByLabel('rate learning rate').fill(rate);
    await run(page);
    await expect(
      page.getByRole('heading', { name: rate === '0.5' ? 'Run 1' : `rate ${rate}` }),
    ).toBeVisible();
    await expect(digest(page)).toBeVisible();
  }
  for (const other of [4, 3, 2])
    await page.getByRole('checkbox', { name: `Compare run ${other}` }).check();
  await expect(page.getByRole('checkbox', { name: 'Compare run 1' })).toBeDisabled();
  await page.getByRole('button', { name: 'Remove run 3' }).click();
  await expect(page.getByText('Run 3 was removed.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Remove run 3' })).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Remove run 3' })).toBeVisible();
  await page.getByRole('slider', { name: 'Recorded step' }).fill('0');
  await page.getByLabel('cross entropy; arrow keys move the cursor').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const update = page.getByRole('region', { name: 'Next update of crossEntropy.a[9]' });
  await expect(update).toContainText('rate η');
  await expect(update).toBeInViewport();
  const plot = page.getByRole('figure').filter({ hasText: 'Training loss' });
  await plot.getByText('Numbers as a table').click();
  await expect(plot.getByRole('columnheader').first()).toBeVisible();
  expect(await plot.evaluate((card) => card.scrollWidth - card.clientWidth)).toBe(0);
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
  // Whoever pressed a button that went away goes on from the one in its place.
  await expect(page.getByRole('button', { name: 'Go on' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeFocused();
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

test('an exercise takes its numbers from a run with the settings it gives, and can be put back', async ({
  page,
}) => {
  const exercise = '#/packs/mlps-cnns/mlps-p1-dropout-moments';
  await go(page, exercise);
  const take = page.getByRole('button', { name: 'Take from a run' });
  const masks = page.getByRole('textbox', { name: 'masks', exact: true });
  await take.click();
  await expect(page.getByText('You have no finished run with these settings.')).toBeVisible();
  await masks.fill('7');
  await page.getByRole('link', { name: /^Open the lab “Dropout/ }).click();
  await run(page);
  await expect(digest(page)).toBeVisible();
  await go(page, exercise);
  await take.click();
  await expect(page.getByText('The fields were filled in from run 1.')).toBeVisible();
  await expect(masks).toHaveValue('20000');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(masks).toHaveValue('7');
  await take.click();
  await page.getByRole('button', { name: 'Check' }).click();
  const part = page.getByRole('group').filter({ has: take }).last();
  await expect(part.getByText('Right', { exact: true })).toBeVisible();
});
