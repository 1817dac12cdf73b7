// What the pointer and the keyboard find of a cell in 3D, in the flat picture, in the matrix and in sum and table is
// what the definition says, for twenty layers with random settings.

import type { Locator, Page } from '@playwright/test';
import type { CellsSpec } from '#core/scene/cells/cells-spec.ts';
import { expect } from './fixtures.ts';
import { draws, indices, linkedCases } from './linked-cases.ts';
import type { LinkedCase } from './linked-cases.ts';
import { isSame, listed, name, products, spoken, sumOf, summed } from './linked-reading.ts';
import { fadedAt, pointOf } from './pointing.ts';
import { testWithPack } from './with-pack.ts';

const exercise = (id: string, { view, output }: LinkedCase): string => `---
id: ${id}
title: Layer ${id}
topics: [shapes]
difficulty: 1
parts:
  rows: { type: integer, answer: "${output[1]}" }
view: ${viewText(view)}
---
A layer.

:::part rows
How many rows does the output have?
:::
`;
/** `{ scene: "max-pooling", input: "[1, 4, 4]" }`: lists are formulas. */
const viewText = (view: LinkedCase['view']): string =>
  JSON.stringify(view, (_, field: unknown) =>
    Array.isArray(field) ? `[${field.join(', ')}]` : field,
  );

const specOf = ({ view }: LinkedCase): CellsSpec => ({ family: 'cells', ...view }) as CellsSpec;

const ids = linkedCases.map((_, at) => `layer-${at}`);
const test = testWithPack({
  'pack.yaml': `format: 1
id: linked
title: Linked views
version: 1.0.0
sections: [{ title: All, exercises: [${ids.join(', ')}] }]
`,
  ...Object.fromEntries(
    linkedCases.map((one, at) => [`${ids[at]}.md`, exercise(`${ids[at]}`, one)]),
  ),
});

type Clip = NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>;

/** The picture once no frame is under way any more. */
async function atRest(page: Page, clip: Clip): Promise<Buffer> {
  let last = await page.screenshot({ clip });
  await expect(async () => {
    const next = await page.screenshot({ clip });
    const isSteady = next.equals(last);
    last = next;
    expect(isSteady).toBe(true);
  }).toPass();
  return last;
}

/** Tries one picture, in 3D or flat, by pointer and by keyboard; of `samples` it must show which are contributors. */
async function tryPicture(
  stage: Locator,
  one: LinkedCase,
  view: 'angle' | 'front',
  [wanted, ...samples]: readonly [readonly number[], ...(readonly number[])[]],
) {
  const page = stage.page();
  const picture = stage.getByRole('application', { name: /cells of input/ });
  const sources = one.sourcesOf(wanted);
  const expected = products(one, sources);
  const share = typeof sources[0]?.by === 'string' ? sources[0].by : '';
  await picture.focus();
  await page.keyboard.press('Escape');
  const clip = (await picture.boundingBox())!;
  const before = samples.length > 0 ? await atRest(page, clip) : undefined;

  const target = pointOf(specOf(one), view, clip, ['output', wanted]);
  await page.mouse.move(clip.x + target.x, clip.y + target.y);
  expect(await summed(stage, share)).toEqual(expected);
  if (before) {
    const points = samples.map((sample) => pointOf(specOf(one), view, clip, ['input', sample]));
    const isMade = samples.map((sample) => sources.some(({ from }) => isSame(from, sample)));
    // The text is there before the next frame is.
    await expect
      .poll(async () => fadedAt(page, [before, await page.screenshot({ clip })], points))
      .toEqual(isMade.map((is) => !is));
  }

  await page.keyboard.press('Escape');
  await page.keyboard.press('y');
  for (const [axis, key] of ['PageDown', 'ArrowDown', 'ArrowRight'].entries())
    for (let presses = 0; presses < (wanted[axis] ?? 0); presses++) await page.keyboard.press(key);
  expect(await summed(stage, share)).toEqual(expected);
  const said = await stage.getByRole('status').innerText();
  expect(said).toMatch(/^y /);
  for (const cell of indices(one.input)) {
    const isSaid = sources.some(({ from }) => isSame(from, cell));
    expect(said.includes(spoken(cell, one.input)), said).toBe(isSaid);
  }
}

/** Tries an entry of the matrix that stands for a product by pointer, and its neighbours by keyboard. */
async function tryMatrix(
  matrix: Locator,
  stage: Locator,
  one: LinkedCase,
  wanted: readonly number[],
) {
  const page = stage.page();
  const [rows, columns] = [indices(one.output), indices(one.input)];
  const textOf = (row: number, column: number): string => {
    const cell = columns[column] ?? [];
    const { by = 0 } = one.sourcesOf(rows[row] ?? []).find(({ from }) => isSame(from, cell)) ?? {};
    return `A${row},${column}=${typeof by === 'object' ? name('w', by, one.kernel) : by}`;
  };
  // A fraction is read as its two numbers.
  const plain = async () => (await sumOf(stage)).replace(/^(A\d+,\d+=)14/, '$11/4');
  const row = rows.findIndex((index) => isSame(index, wanted));
  const made = one.sourcesOf(wanted)[0]?.from ?? [];
  const column = columns.findIndex((index) => isSame(index, made));
  // The first key goes to the row that is picked, and brings it into view.
  await matrix.focus();
  await page.keyboard.press('ArrowRight');
  expect(await plain()).toContain(textOf(row, 0));
  // The last drawing is the grid, beside its indices; above it there may be a strip of them.
  const grid = (await matrix.locator('svg').last().boundingBox())!;
  const side = (grid.height - 2) / rows.length;
  const left = grid.x + grid.width - 2 - columns.length * side;
  await page.mouse.move(left + (column + 0.5) * side, grid.y + (row + 0.5) * side);
  expect(await plain()).toContain(textOf(row, column));
  const [right, under] = [
    Math.min(column + 1, columns.length - 1),
    Math.min(row + 1, rows.length - 1),
  ];
  await page.keyboard.press('ArrowRight');
  expect(await plain()).toContain(textOf(row, right));
  await page.keyboard.press('ArrowDown');
  expect(await plain()).toContain(textOf(under, right));
}

test('pointer and keyboard find what the definition says in 3D, flat, matrix, sum and table', async ({
  page,
}) => {
  test.slow();
  // Room for all columns of a matrix.
  await page.setViewportSize({ width: 1280, height: 800 });
  const stage = page.getByRole('region', { name: 'Picture' });
  for (const [at, one] of linkedCases.entries())
    await test.step(`${ids[at]} ${viewText(one.view)}`, async () => {
      // Near enough for a few keys.
      const near = indices(one.output).filter((index) => index.reduce((sum, at) => sum + at) <= 3);
      const made = near.filter((index) => one.sourcesOf(index).length > 0);
      const wanted = made[draws(100 + at)(0, made.length - 1)]!;
      const sources = one.sourcesOf(wanted).map(({ from }) => from);
      // The beam of the window lies over cells on its right.
      const left = Math.min(...sources.map((index) => index[2] ?? 0));
      const others = indices(one.input).filter(
        (index) => (index[2] ?? 0) <= left && !sources.some((from) => isSame(from, index)),
      );
      const samples = [...sources, ...others.slice(0, 4)];
      await page.evaluate((hash) => (location.hash = hash), `#/packs/linked/${ids[at]}`);
      await expect(page.getByRole('heading', { name: `Layer ${ids[at]}` })).toBeVisible();
      await page.waitForFunction(() => performance.getEntriesByName('stage:first-frame').length);
      await page.evaluate(() => performance.clearMarks());
      const apart = stage.getByRole('button', { name: 'Channels apart' });
      if (await apart.isVisible()) await apart.click();
      // Pictures are taken of every other layer, in 3D and flat by turns: they take long.
      await tryPicture(stage, one, 'angle', [wanted, ...(at % 4 === 0 ? samples : [])]);
      if (at % 2 === 1) expect(await listed(stage)).toEqual(products(one, one.sourcesOf(wanted)));
      await stage.getByRole('button', { name: 'Flat' }).click();
      await tryPicture(stage, one, 'front', [wanted, ...(at % 4 === 2 ? samples : [])]);
      const matrix = stage.getByRole('application', { name: /^Matrix/ });
      if (await matrix.isVisible()) await tryMatrix(matrix, stage, one, wanted);
    });
});
