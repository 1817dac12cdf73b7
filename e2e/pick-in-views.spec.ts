// A question whose answer is cells of the picture, solved in each view of the picture.

import type { Locator } from '@playwright/test';
import type { CellsSpec } from '#core/scene/cells/cells-spec.ts';
import { expect } from './fixtures.ts';
import { check, part } from './learner.ts';
import { pointOf } from './pointing.ts';
import { testWithPack } from './with-pack.ts';

const views = ['in-3d', 'flat', 'matrix', 'sum', 'table'] as const;
type View = (typeof views)[number];

const exercise = (id: string): string => `---
id: ${id}
title: Pixels that are read
topics: [shapes]
difficulty: 1
parts:
  read: { type: pick, shape: "[3, 3]", axes: [row, column], stage: input, answer: "[[r mod 2 == 0 and c mod 2 == 0 for c in 0..2] for r in 0..2]" }
view: { scene: convolution, input: "[1, 3, 3]", kernel: "1", stride: "2" }
---
One tap moves two pixels at a time.

:::part read
Which pixels does it read?
:::
`;
const test = testWithPack({
  'pack.yaml': `format: 1
id: picked
title: Picked
version: 1.0.0
sections: [{ title: All, exercises: [${views.join(', ')}] }]
`,
  ...Object.fromEntries(views.map((id) => [`${id}.md`, exercise(id)])),
});

const spec: CellsSpec = {
  family: 'cells',
  scene: 'convolution',
  ...{ input: [1, 3, 3], outChannels: 1, kernel: [1, 1], stride: [2, 2], padding: [0, 0] },
};
/** What a tap with stride 2 reads of three rows and columns. */
const corners = [
  [0, 0],
  [0, 2],
  [2, 0],
  [2, 2],
] as const;
const names = ['x₀₀', 'x₀₂', 'x₂₀', 'x₂₂'];

const pictureOf = (stage: Locator) => stage.getByRole('application', { name: /cells of input/ });

async function clickCorners(stage: Locator, view: 'angle' | 'front'): Promise<void> {
  const box = (await pictureOf(stage).boundingBox())!;
  for (const corner of corners) {
    const { x, y } = pointOf(spec, view, box, ['input', [0, ...corner]]);
    await stage.page().mouse.click(box.x + x, box.y + y);
  }
}

/** Puts the four corners into the answer. */
const solve: Record<View, (stage: Locator) => Promise<void>> = {
  'in-3d': (stage) => clickCorners(stage, 'angle'),
  async flat(stage) {
    await stage.getByRole('button', { name: 'Flat' }).click();
    await clickCorners(stage, 'front');
  },
  async matrix(stage) {
    // Its columns are the pixels, row by row.
    await stage.getByRole('application', { name: /^Matrix/ }).focus();
    for (const presses of [1, 2, 4, 2]) {
      for (let press = 0; press < presses; press++) await stage.page().keyboard.press('ArrowRight');
      await stage.page().keyboard.press('Enter');
    }
  },
  async sum(stage) {
    for (const [at, [down, right]] of corners.entries()) {
      await pictureOf(stage).focus();
      for (const key of ['x', 'Home']) await stage.page().keyboard.press(key);
      for (let press = 0; press < down; press++) await stage.page().keyboard.press('ArrowDown');
      for (let press = 0; press < right; press++) await stage.page().keyboard.press('ArrowRight');
      await stage.getByRole('button', { name: `Put ${names[at]} in` }).click();
    }
  },
  async table(stage) {
    await stage.getByText('As a table').click();
    for (const name of names) {
      await stage.getByRole('button', { name: 'Next window' }).click();
      await stage
        .getByRole('table')
        .getByRole('button', { name: `Put ${name} in` })
        .click();
    }
  },
};

test('cells are picked for an answer in 3D, flat, in the matrix, below the sum and in the table', async ({
  page,
}) => {
  const stage = page.getByRole('region', { name: 'Picture' });
  for (const view of views)
    await test.step(view, async () => {
      await page.evaluate((hash) => (location.hash = hash), `#/packs/picked/${view}`);
      await page.waitForFunction(() => performance.getEntriesByName('stage:first-frame').length);
      await page.evaluate(() => performance.clearMarks());
      await solve[view](stage);
      await expect(part(page, 'a').getByText('4 picked')).toBeVisible();
      await check(page);
      await expect(part(page, 'a').getByText('Right', { exact: true })).toBeVisible();
    });
});
