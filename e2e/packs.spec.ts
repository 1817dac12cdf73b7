import { writeFileSync } from 'node:fs';
import { check, part } from './learner.ts';
import { expect, test } from './fixtures.ts';
import { buildPackFile, chainrule, choosePack, dropPack, tabTo } from './pack-files.ts';
import { startServer } from './server.ts';

const taking = { name: 'Take this pack in?' };

test('a pack is shown before it is taken in, then solved, removed and brought back', async ({
  page,
}, info) => {
  const key = info.outputPath('key.pem');
  const file = buildPackFile(info.outputPath('counting'), {}, (chainrule('keys', 'new', key), key));
  await page.getByRole('link', { name: 'Packs', exact: true }).click();
  await choosePack(page, file);
  const dialog = page.getByRole('dialog', taking);
  await expect(dialog.getByText('By A teacher')).toBeVisible();
  await expect(dialog.getByText('Signed with a key that is new here')).toBeVisible();
  await expect(dialog.getByText(/^Key( [0-9a-f]{4}){8}$/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Take it in' }).click();
  await page.getByRole('dialog', { name: 'The pack is here' }).getByRole('link').click();

  await page.getByRole('link', { name: 'One more' }).click();
  await part(page, 'a').getByRole('textbox').fill('4');
  await expect(await check(page)).toContainText('Right');
  await page.getByRole('link', { name: 'Counting on' }).click();
  await page.getByRole('button', { name: 'Remove this pack' }).click();
  await expect(page.getByRole('link', { name: 'Counting on' })).toBeHidden();
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('link', { name: 'Counting on' })).toBeVisible();
  await expect(page.getByText('1 of 1 solved')).toBeVisible();
});

test('a dropped file that is no pack is refused with what is wrong in it', async ({
  page,
}, info) => {
  const file = info.outputPath('broken.chainpack');
  writeFileSync(file, 'no pack at all');
  await dropPack(page, file);
  const dialog = page.getByRole('dialog', { name: 'This pack is not taken' });
  await expect(dialog.getByRole('alert')).toContainText('Nothing of it was kept');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('another key is a warning that has to be agreed to by itself', async ({ page }, info) => {
  const [one, two] = [info.outputPath('one.pem'), info.outputPath('two.pem')];
  for (const key of [one, two]) chainrule('keys', 'new', key);
  const folder = info.outputPath('counting');
  await dropPack(page, buildPackFile(folder, {}, one));
  const dialog = page.getByRole('dialog', taking);
  await dialog.getByRole('button', { name: 'Take it in' }).click();
  await page.getByRole('dialog', { name: 'The pack is here' }).getByRole('button').click();

  await dropPack(page, buildPackFile(folder, { version: '1.1.0' }, two));
  const warning = dialog.getByRole('region', { name: 'Signed by somebody else than before' });
  await expect(warning).toContainText('someone else may have made it');
  const takeIn = dialog.getByRole('button', { name: 'Take it in' });
  await expect(takeIn).toBeDisabled();
  await warning.getByRole('checkbox').check();
  await expect(takeIn).toBeEnabled();
});

test('a new version says which answers it grades otherwise, and counts only if that is wanted', async ({
  page,
}, info) => {
  const folder = info.outputPath('counting');
  await dropPack(page, buildPackFile(folder));
  const dialog = page.getByRole('dialog', taking);
  await dialog.getByRole('button', { name: 'Take it in' }).click();
  await page.getByRole('dialog', { name: 'The pack is here' }).getByRole('link').click();
  await page.getByRole('link', { name: 'One more' }).click();
  await part(page, 'a').getByRole('textbox').fill('4');
  await expect(await check(page)).toContainText('Right');

  await dropPack(page, buildPackFile(folder, { version: '1.1.0', answer: 'n + 2' }));
  await expect(
    dialog.getByText(/answer to exercises that change would be graded otherwise/),
  ).toBeVisible();
  await expect(dialog.getByText('The question is the same; it is graded otherwise.')).toBeVisible();
  await dialog.getByRole('checkbox', { name: /^From now on/ }).check();
  await dialog.getByRole('button', { name: 'Take it in' }).click();
  await page.getByRole('dialog', { name: 'The pack is here' }).getByRole('link').click();
  await expect(page.getByText('0 of 1 solved')).toBeVisible();
});

test('a pack is taken in by keys alone', async ({ page }, info) => {
  const file = buildPackFile(info.outputPath('counting'));
  // Asked for early: a busy browser may open its own dialog before it hears that the test takes it.
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('link', { name: 'Packs', exact: true }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Packs' })).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: 'Add a pack' }));
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(file);
  await expect(page.getByRole('button', { name: 'Take it in' })).toBeEnabled();
  await tabTo(page, page.getByRole('button', { name: 'Take it in' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'The pack is here' })).toBeVisible();
  await tabTo(page, page.getByRole('link', { name: 'Open the pack' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Counting on' })).toBeVisible();
});

test('a pack file on the command line is shown when the window opens', async ({
  browser,
}, info) => {
  const file = buildPackFile(info.outputPath('counting'));
  const server = await startServer(info.outputPath('data'), [file]);
  const page = await (await browser.newContext()).newPage();
  await page.goto(server.address);
  await expect(page.getByRole('dialog', taking)).toContainText('Counting on');
  await server.stop();
});
