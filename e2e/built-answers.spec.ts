import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';
import { check, part, verdict } from './learner.ts';
import { testWithPack } from './with-pack.ts';

const test = testWithPack({
  'pack.yaml': `format: 1
id: built
title: Built answers
version: 1.0.0
sections: [{ title: All, exercises: [nets, programs] }]
`,
  'nets.md': `---
id: nets
title: Nets, tables and cells
topics: [shapes]
difficulty: 1
parameters: { n: integer 3..90 }
original: { n: 8 }
parts:
  sizes: { type: table, corner: layer, columns: [{ title: side, kind: integer }], rows: [first, second], row: "if i == 0 then [2 * n] else [above[0][0] - 1]" }
  layer: { type: layer, kind: Conv2d, input: "[3, 2 * n, 2 * n]", given: { outChannels: 4 }, asked: [kernelSize, stride], output: "[4, n, n]", example: { kernelSize: 2, stride: 2 } }
  net: { type: network, input: "[3, n, n]", accept: [{ that: "modelShape(given, input) == [4, n, n]", say: "Yours gives {modelShape(given, input)}." }], example: "conv 4 k3 p1" }
  corner: { type: pick, shape: "[2, 2]", axes: [row, column], answer: "[[0, 1]]" }
  true-ones: { type: choices, options: [{ text: Even, correct: n mod 2 == 0, say: It is even. }, { text: Odd, correct: n mod 2 == 1 }, { text: Positive, correct: n > 0 }] }
  why: { type: text, rubric: [It names the padding.], sample: Padding keeps the size. }
---
A map has side {n}.

:::part sizes
Twice the side, and one less.
:::
:::part layer
Halve the map.
:::
:::part net
Keep the size.
:::
:::part corner
Pick the upper right cell.
:::
:::part true-ones
What holds for {n}?
:::
:::part why
Why?
:::
`,
  'programs.md': `---
id: programs
title: A program
topics: [code]
difficulty: 1
parts:
  total: { type: code, signature: total(x), cases: "[[[1, 2]], [[]], [[4]], [[1, 1]], [[2, 3, 4]], [[7]], [[-1, 1]], [[10, 20]]]", expected: sum(x) }
---
Lists.

:::part total
Add up a list.
:::
`,
});

async function open(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#/packs/built/${address}`);
  await expect(page.getByRole('button', { name: 'Check' })).toBeVisible();
}

test('a learner fills in a table, designs a layer and a net, picks cells and marks a text', async ({
  page,
}) => {
  await open(page, 'nets?seed=0');
  await part(page, 'a').getByRole('gridcell').first().click();
  await page.keyboard.type('15');
  await page.keyboard.press('Enter');
  await page.keyboard.type('14');
  await page.keyboard.press('Enter');
  await part(page, 'b').getByLabel('kernel size').fill('2');
  await part(page, 'b').getByLabel('stride').fill('2');
  await part(page, 'c').getByRole('textbox').fill('conv 4 k3 p1\nrelu');
  await expect(part(page, 'c').getByText('4 × 8 × 8').first()).toBeVisible();
  await part(page, 'd').getByRole('gridcell').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await part(page, 'e').getByLabel('Even').check();
  await part(page, 'f').getByRole('textbox').fill('The padding does it.');
  const told = await check(page);
  // The second row follows from the first, which is wrong; the text is in no score.
  await expect(told).toContainText('1 of 2 cells is right');
  await expect(told).toContainText('3 of 5 parts right');
  await part(page, 'f').getByLabel('It names the padding.').check();
  await expect(part(page, 'f').getByText('1 of 1 point')).toBeVisible();
});

test('a learner writes a program; one that never ends is stopped, and the window goes on', async ({
  page,
}) => {
  await open(page, 'programs');
  const editor = part(page, 'a').getByRole('textbox');
  const write = async (text: string): Promise<void> => {
    await editor.click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(text);
  };
  await write('function total(x: number[]) { while (true) {} }');
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByRole('link', { name: 'Packs', exact: true }).focus();
  await expect(page.getByRole('link', { name: 'Packs', exact: true })).toBeFocused();
  await expect(verdict(page)).toContainText('Look for a loop that does not end');
  await write('function total(x: number[]) { return x.length; }');
  await expect(verdict(page)).toContainText('changed since');
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(verdict(page)).toContainText('total([1, 2])');
  await write('const total = (x: number[]) => x.reduce((sum, one) => sum + one, 0);');
  await expect(verdict(page)).toContainText('changed since');
  // The verdict before may still be on its way: this one comes after it.
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(part(page, 'a').getByText('Right', { exact: true })).toBeVisible();
});
