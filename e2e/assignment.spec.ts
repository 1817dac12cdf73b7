import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';
import { handInAs, openResult } from './hand-in.ts';
import { testWithPack } from './with-pack.ts';

const ROWS = `---
id: rows
title: How many rows?
topics: [shapes]
difficulty: 1
parameters: { H: integer 20..90 }
original: { H: 32 }
parts:
  rows:
    type: integer
    answer: H - 2
    misreadings: [{ answer: H, id: same-size, title: size kept, say: Without padding it shrinks. }]
---
A {H} × {H} image meets a 3 × 3 kernel.

:::part rows
How many rows has the output?
:::
:::hint
Where may the last window start?
:::
:::solution
{H - 2}.
:::
`;

const FILES = {
  'pack.yaml': `format: 1
id: homework
title: Homework
version: 1.0.0
sections: [{ title: Sizes, exercises: [rows] }]
`,
  'rows.md': ROWS,
  'assignment.yaml': `format: 1
title: Week 3
exercises: [{ id: rows, points: 8 }]
tries: 3
hints: false
due: 2099-01-31
`,
};

const test = testWithPack(FILES);
const CLI = join(import.meta.dirname, '../out/main/cli.js');

/** Answers the assigned exercise wrong, then right. */
async function solve(page: Page) {
  await page.getByRole('link', { name: 'Packs', exact: true }).click();
  await page.getByRole('link', { name: 'Homework', exact: true }).click();
  await page.getByRole('link', { name: 'Open the assignment' }).click();
  await expect(page.getByText('0 of 8 points', { exact: true }).first()).toBeVisible();
  await page.getByRole('link', { name: 'How many rows?' }).click();
  await expect(page.getByRole('link', { name: '8 points' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Hint/ })).toBeHidden();
  const text = await page.getByText(/image meets a/).textContent();
  const size = Number(/\d+/.exec(text ?? '')?.[0]);
  const field = page.getByRole('textbox').first();
  for (const [answer, tries] of [
    [size, '1 of 3 tries'],
    [size - 2, '2 of 3 tries'],
  ] as const) {
    await field.fill(String(answer));
    await page.getByRole('button', { name: 'Check' }).click();
    await expect(page.getByText(tries)).toBeVisible();
  }
}

test('an assignment is handed in, merged by the command line, and graded on the page of results', async ({
  page,
}, info) => {
  test.slow();
  await solve(page);
  await page.getByRole('link', { name: '8 points' }).click();
  await expect(page.getByText('8 of 8 points', { exact: true }).first()).toBeVisible();
  const file = await handInAs(page, 'Ada', info.outputPath('in'));
  expect(file).toMatch(/homework-ada-[\d-]+\.chainresult$/);

  const book = info.outputPath('gradebook.csv');
  const pack = info.outputPath('pack');
  const merge = (...more: string[]) =>
    spawnSync(
      process.execPath,
      [CLI, 'results', 'merge', file, '-o', book, '--pack', pack, ...more],
      {
        encoding: 'utf8',
      },
    );
  const merged = merge();
  expect([merged.status, merged.stderr]).toEqual([0, '']);
  const [head = '', line = ''] = readFileSync(book, 'utf8').split('\r\n');
  expect(head).toContain('points,of,percent,rows,rows tries');
  expect(line).toMatch(/^Ada,.*,yes,8,8,100,8,2,/);

  await openResult(page, file);
  const row = page.getByRole('row', { name: /Ada/ });
  await expect(row).toContainText('8 of 8');
  await expect(row).toContainText('100 %');
  await expect(row).toContainText('Nothing');
  await expect(page.getByText('size kept')).toBeVisible();
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Results' })).toBeVisible();

  await page.getByLabel('Show names').uncheck();
  await expect(page.getByText('Ada')).toBeHidden();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const saved = info.outputPath('saved.csv');
  await (await downloading).saveAs(saved);
  expect(readFileSync(saved, 'utf8')).toMatch(
    /\r\n,[0-9a-f ]+,homework 1\.0\.0,.*,yes,8,8,100,8,2,/,
  );
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  }
});

test('the sheet for paper has the numbers, the codes, and nothing else in print', async ({
  page,
}) => {
  await page.evaluate(() => (location.hash = '#/assignments/homework'));
  await page.getByRole('link', { name: 'Show the sheet' }).click();
  await expect(page.getByRole('heading', { name: '1. How many rows?' })).toBeVisible();
  const code = (await page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/).textContent()) ?? '';
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => (location.hash = '#/'));
  await page.getByLabel(/code/i).first().fill(code);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'How many rows?' })).toBeVisible();
  await expect(page.getByRole('link', { name: '8 points' })).toBeVisible();
});

for (const hash of ['#/assignments/homework', '#/assignments/homework/sheet', '#/results']) {
  test(`${hash} fits a window of 900 × 600 with text at 200 %, and axe finds nothing`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 900, height: 600 });
    await page.evaluate((to) => (location.hash = to), hash);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('button').first()).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    const overflow = () =>
      page.evaluate(() => {
        const main = document.querySelector('main');
        return main ? main.scrollWidth - main.clientWidth : NaN;
      });
    await expect.poll(overflow).toBe(0);
  });
}
