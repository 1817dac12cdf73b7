import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { check, part } from './learner.ts';
import { expect, test } from './fixtures.ts';
import { handInAs, openResult } from './hand-in.ts';
import { dropPack, tabTo, writePackFolder } from './pack-files.ts';
import { startServer } from './server.ts';

const editor = (page: Page, path: string) => page.getByRole('textbox', { name: `Text of ${path}` });
const preview = (page: Page) => page.getByRole('region', { name: 'What a learner sees' });

async function openFolder(page: Page, folder: string): Promise<void> {
  await page.getByRole('link', { name: 'Packs', exact: true }).click();
  await page.getByRole('link', { name: 'Write a pack' }).click();
  await page.getByLabel('Folder of the pack').fill(folder);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(editor(page, 'pack.yaml')).toBeVisible();
}

/** Puts another text in the place of the first one that reads so. */
async function change(page: Page, path: string, from: string, to: string): Promise<void> {
  await page.getByRole('combobox', { name: 'File' }).selectOption(path);
  const text = editor(page, path);
  await expect(text).toContainText(from);
  await text.evaluate((element, part) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const line = [...element.querySelectorAll('.cm-line')].find((one) =>
      one.textContent.includes(part),
    );
    if (line) range.selectNodeContents(line);
    walker.currentNode = element;
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
  }, from);
  const line = await page.evaluate(() => String(getSelection()));
  await page.keyboard.insertText(line.replace(from, to));
}

/** Agrees to the pack that is shown, and opens it. */
async function takeIn(page: Page): Promise<void> {
  const taking = page.getByRole('dialog', { name: 'Take this pack in?' });
  await taking.getByRole('button', { name: 'Take it in' }).click();
  await page.getByRole('dialog', { name: 'The pack is here' }).getByRole('link').click();
}

test('an exercise is written, built and signed, solved by somebody else, handed in and graded, and graded otherwise by its next version', async ({
  page,
  browser,
}, info) => {
  // A long way, on machines with much else to do.
  test.setTimeout(240_000);
  const parent = info.outputPath('packs');
  writePackFolder(join(parent, 'other'));
  await page.getByRole('link', { name: 'Packs', exact: true }).click();
  await page.getByRole('link', { name: 'Write a pack' }).click();
  await page.getByLabel('Title').fill('Own pack');
  await page.getByLabel('In the folder').fill(parent);
  await page.getByLabel('Name of its own folder').fill('own-pack');
  await page.getByRole('button', { name: 'Start it' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Own pack' })).toBeVisible();

  await page.getByRole('button', { name: 'New exercise' }).click();
  const form = page.getByRole('dialog', { name: 'New exercise' });
  await form.getByLabel('Title').fill('A size with padding');
  await form.getByLabel('Begin with').selectOption('integer');
  await form.getByRole('button', { name: 'Add it' }).click();
  const path = 'a-size-with-padding.md';
  await expect(preview(page).getByRole('heading', { name: 'A size with padding' })).toBeVisible();

  // Something wrong shows where it stands, and goes away with its cause.
  await change(page, path, 'difficulty: 1', 'difficulty: 9');
  const issue = page.getByRole('button', { name: new RegExp(`^${path}:\\d+:\\d+ difficulty`) });
  await expect(issue).toBeVisible();
  // Meanwhile the exercise stays in sight as it was.
  const asBefore = preview(page).getByText('as it was before them');
  await expect(asBefore).toBeVisible();
  await expect(preview(page).getByText('A size with padding')).toBeVisible();
  await change(page, path, 'difficulty: 9', 'difficulty: 2');
  await expect(issue).toBeHidden();
  await expect(asBefore).toBeHidden();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  const folder = join(parent, 'own-pack');
  expect(readFileSync(join(folder, path), 'utf8')).toContain('difficulty: 2');

  // H = 32, K = 5, S = 2: ⌊27 / 2⌋ + 1.
  await preview(page).getByRole('textbox').fill('14');
  await preview(page).getByRole('button', { name: 'Check' }).click();
  await expect(preview(page).getByRole('status', { name: 'Verdict' })).toContainText('Right');
  await preview(page).getByLabel('Seed').fill('7');
  await preview(page).getByLabel('Seed').press('Enter');
  await expect(preview(page).getByText('Drawn numbers')).toBeVisible();

  await page.getByRole('button', { name: 'New assignment' }).click();
  await change(page, 'assignment.yaml', 'seeds: own', 'seeds: { same: 0 }');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Build the pack' }).click();
  const build = page.getByRole('dialog', { name: 'Build the pack' });
  await build.getByRole('button', { name: 'Make a key' }).click();
  await expect(build.getByRole('checkbox', { name: 'Sign it with my key' })).toBeChecked();
  await build.getByRole('button', { name: 'Build', exact: true }).click();
  await expect(build.getByText(/2 exercises, .* signed:/)).toBeVisible();
  // Whoever collects results needs the pack, too.
  const desk = page.url();
  await build.getByRole('button', { name: 'Build and take it in here' }).click();
  await takeIn(page);

  const server = await startServer(info.outputPath('other-data'));
  const other = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
  await other.goto(server.address);
  await dropPack(other, join(folder, 'own-pack.chainpack'));
  const taking = other.getByRole('dialog', { name: 'Take this pack in?' });
  await expect(taking).toContainText('Signed with a key that is new here');
  await takeIn(other);
  await other.getByRole('link', { name: 'Open the assignment' }).click();
  await other.getByRole('link', { name: 'A size with padding' }).click();
  await part(other, 'a').getByRole('textbox').fill('14');
  await expect(await check(other)).toContainText('Right');
  await other.getByRole('link', { name: '10 points' }).click();
  const result = await handInAs(other, 'Ada', info.outputPath('in'));

  await openResult(page, result);
  const row = page.getByRole('row', { name: /Ada/ });
  await expect(row).toContainText('10 of 20');
  await expect(row).toContainText('Nothing');

  // The rule of the answer changes with the next version.
  await page.goto(desk);
  await change(page, path, '    answer: size', '    answer: size + 1');
  await change(page, 'pack.yaml', 'version: 1.0.0', 'version: 1.1.0');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Build the pack' }).click();
  await build.getByRole('button', { name: 'Build', exact: true }).click();
  await expect(build.getByText(/2 exercises, .* signed:/)).toBeVisible();
  await dropPack(other, join(folder, 'own-pack.chainpack'));
  await expect(taking).toContainText('Signed with the same key as before');
  await expect(taking).toContainText(
    'Your one answer to exercises that change would be graded otherwise',
  );
  await takeIn(other);
  await expect(other.getByText('1 of 2 solved')).toBeVisible();
  await server.stop();
});

test('what another program writes is shown, and never overwritten unasked', async ({
  page,
}, info) => {
  const folder = info.outputPath('counting');
  writePackFolder(folder);
  const file = join(folder, 'one-more.md');
  const text = readFileSync(file, 'utf8');
  await openFolder(page, folder);
  await page.getByRole('combobox', { name: 'File' }).selectOption('one-more.md');
  await expect(editor(page, 'one-more.md')).toContainText('One more');
  writeFileSync(file, text.replace('title: One more', 'title: Their title'));
  await expect(editor(page, 'one-more.md')).toContainText('Their title');

  await page.evaluate(() => (document.querySelector('.cm-content') as HTMLElement).focus());
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText('Mine.');
  writeFileSync(file, text.replace('title: One more', 'title: Again theirs'));
  await expect(page.getByText('was changed by another program')).toBeVisible();
  expect(readFileSync(file, 'utf8')).toContain('Again theirs');
  await expect(editor(page, 'one-more.md')).toContainText('Mine.');
  await page.getByRole('button', { name: 'Save mine over it' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  expect(readFileSync(file, 'utf8')).toContain('Mine.');
});

test('the editor is reached, used and left by keys alone', async ({ page }, info) => {
  const folder = info.outputPath('counting');
  writePackFolder(folder);
  await openFolder(page, folder);
  await page.getByRole('combobox', { name: 'File' }).selectOption('one-more.md');
  await expect(editor(page, 'one-more.md')).toContainText('One more');
  await page.getByRole('combobox', { name: 'File' }).focus();
  await tabTo(page, editor(page, 'one-more.md'));
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('nee', { delay: 50 });
  const offered = page.getByRole('option', { name: 'needs' });
  // What is offered takes a moment before it can be taken, so that nobody takes it unseen: an Enter that came too
  // early made a new line, which is taken back.
  await expect(async () => {
    await page.keyboard.press('Control+Space');
    await expect(offered).toBeVisible({ timeout: 2000 });
    await page.keyboard.press('Enter');
    const isTaken = (await editor(page, 'one-more.md').textContent())?.includes('needs: ');
    if (isTaken !== true) await page.keyboard.press('Backspace');
    expect(isTaken).toBe(true);
  }).toPass();
  await page.keyboard.type('[');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(editor(page, 'one-more.md')).not.toBeFocused();
});

test('a pack is tried on many draws, with how far it is, and stopped at once', async ({
  page,
}, info) => {
  const folder = info.outputPath('counting');
  // Slow enough for somebody to press Stop.
  const matrix = 'convMatrix([8, 8], [3, 3], padding = n mod 6)';
  writePackFolder(folder, { answer: `n + 1 + 0 * length(rowsOf(${matrix}))` });
  await openFolder(page, folder);
  await page.getByRole('button', { name: 'Try many draws' }).click();
  const lint = page.getByRole('dialog', { name: 'Try many draws' });
  await lint.getByLabel('Draws of each exercise').fill('5');
  await lint.getByRole('button', { name: 'Try the whole pack' }).click();
  await expect(lint.getByRole('button', { name: /^one-more\.md:1:1 .*hint/ })).toBeVisible();
  await lint.getByLabel('Draws of each exercise').fill('1000');
  await lint.getByRole('button', { name: 'Try the whole pack' }).click();
  await lint.getByRole('button', { name: 'Stop' }).click();
  await expect(lint.getByText('Stopped after 0 of 1 exercises.')).toBeVisible();
});
