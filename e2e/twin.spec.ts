// Exercises done without sight and without a mouse: what is known comes from what a screen reader is told.

import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { cell, part } from './learner.ts';

/** Presses Tab (or Shift and Tab) until the focus is on the element. */
async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`no ${key} leads to ${String(target)}`);
}

/** Opens an exercise and goes to its picture; yields the picture and its long description. */
async function goToPicture(page: Page, address: string): Promise<[Locator, string]> {
  await page.evaluate((hash) => (location.hash = hash), `#/packs/${address}`);
  const stage = page.getByRole('region', { name: 'Picture' });
  const picture = stage.getByRole('application', { name: /cells of input/ });
  await expect(picture).toBeVisible();
  await tabTo(page, picture);
  // The way led through the answers, whose cells are picked in the picture as well.
  await page.keyboard.press('Escape');
  return [stage, await describedFocus(page)];
}

/** The description of what has the focus, as the browser hands it to a screen reader. */
async function describedFocus(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const focused = nodes.findLast(({ properties }) =>
    properties?.some(({ name, value }) => name === 'focused' && value.value === true),
  );
  return String(focused?.description?.value ?? '');
}

/** Presses a key in the picture; yields what is said then, which begins with the name of a cell. */
async function hear(stage: Locator, key: string, name: string): Promise<string> {
  await stage.page().keyboard.press(key);
  const status = stage.getByRole('status');
  await expect(status).toHaveText(new RegExp(`^${name}\\b`));
  return status.innerText();
}

type Entry = readonly [row: number, column: number, text: string];

/** Types the size of a matrix and then its entries, moving by arrow keys. */
async function typeByKeys(page: Page, matrix: Locator, size: readonly number[], entries: Entry[]) {
  const { keyboard } = page;
  await tabTo(page, matrix.getByLabel('Rows'), 'Shift+Tab');
  await keyboard.type(`${size[0]}`);
  await keyboard.press('Tab');
  await keyboard.type(`${size[1]}`);
  await keyboard.press('Tab');
  await expect(cell(matrix, 0, 0)).toBeFocused();
  let at: [number, number] = [0, 0];
  for (const [row, column, text] of entries) {
    const moves = [
      [row - at[0], 'ArrowDown', 'ArrowUp'],
      [column - at[1], 'ArrowRight', 'ArrowLeft'],
    ] as const;
    for (const [by, forth, back] of moves)
      for (let press = 0; press < Math.abs(by); press++)
        await keyboard.press(by > 0 ? forth : back);
    await keyboard.type(text);
    at = [row, column];
  }
  await keyboard.press('Control+Enter');
}

const right = (page: Page, letter: string) =>
  part(page, letter).getByText('Right', { exact: true });

/** Rows and columns of a block in a description. */
function sizesOf(description: string, block: string): [number, number] {
  const [, rows, columns] = new RegExp(`the ${block} (?:is )?1 × (\\d+) × (\\d+)`, 'i').exec(
    description,
  ) as unknown as [string, string, string];
  return [Number(rows), Number(columns)];
}

test('the matrix of a convolution is written from what is heard of each window', async ({
  page,
}) => {
  const [stage, description] = await goToPicture(page, 'cs7643-hw2/c1-conv-matrix-s3p1?seed=0');
  const [[, columns], [down, across]] = [
    sizesOf(description, 'input'),
    sizesOf(description, 'output'),
  ];
  const entries: Entry[] = [];
  for (let output = 0; output < down * across; output++) {
    const name = `y row ${Math.floor(output / across)}, column ${output % across}`;
    const heard = await hear(stage, ']', name);
    for (const [, a, b, i, j] of heard.matchAll(
      /w row (\d+), column (\d+) times x row (\d+), column (\d+)/g,
    ))
      entries.push([output, Number(i) * columns + Number(j), `w${a}${b}`]);
  }
  const inputs = sizesOf(description, 'input').reduce((product, size) => product * size);
  await typeByKeys(page, part(page, 'b'), [down * across, inputs], entries);
  await expect(right(page, 'b')).toBeVisible();
});

test('the matrix of a transposed convolution is written from what is heard of each stamp', async ({
  page,
}) => {
  const [stage, description] = await goToPicture(page, 'cs7643-hw2/c1-tconv-matrix-s2?seed=0');
  const [[rows, columns], [down, across]] = [
    sizesOf(description, 'input'),
    sizesOf(description, 'output'),
  ];
  const entries: Entry[] = [];
  for (let input = 0; input < rows * columns; input++) {
    const name = `x row ${Math.floor(input / columns)}, column ${input % columns}`;
    const heard = await hear(stage, ']', name);
    for (const [, i, j, a, b] of heard.matchAll(
      /y row (\d+), column (\d+) receives w row (\d+), column (\d+)/g,
    ))
      entries.push([Number(i) * across + Number(j), input, `w${a}${b}`]);
  }
  await typeByKeys(page, part(page, 'b'), [down * across, rows * columns], entries);
  await expect(right(page, 'b')).toBeVisible();
});

test('pixels that no window reads are picked where they are heard of', async ({ page }) => {
  const [stage, description] = await goToPicture(
    page,
    'cpen455-hw2/cpen455-q4-dilated-unread?seed=0',
  );
  const [rows, columns] = sizesOf(description, 'input');
  let count = 0;
  for (let step = 0; step < rows * columns; step++) {
    const row = Math.floor(step / columns);
    const isBack = row % 2 === 1;
    const column = isBack ? columns - 1 - (step % columns) : step % columns;
    const key =
      step === 0 ? 'x' : step % columns === 0 ? 'ArrowDown' : isBack ? 'ArrowLeft' : 'ArrowRight';
    const heard = await hear(stage, key, `x row ${row}, column ${column}`);
    if (!heard.includes('reaches no output')) continue;
    await page.keyboard.press('Enter');
    await expect(part(page, 'a').getByText(`${(count += 1)} picked`)).toBeVisible();
  }
  await page.keyboard.press('Control+Enter');
  await expect(right(page, 'a')).toBeVisible();
});
