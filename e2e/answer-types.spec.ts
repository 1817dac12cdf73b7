import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { cell, check, openExercise, part, paste, typeMatrix, typeSize } from './learner.ts';

// Answers worked out by hand for the original numbers.
const KERNEL = ['w00', 'w01', 'w10', 'w11'];
/** Row 4c + n of four 1 × 1 kernels: kernel c meets input n. */
const CONVOLUTION = KERNEL.flatMap((w) => [0, 1, 2, 3].map((input) => rowWith(input, w)));
/** Canvas cell (2i + a, 2j + b) is wab · xij. */
const STAMPING = Array.from({ length: 16 }, (_, at) => {
  const [row, column] = [Math.floor(at / 4), at % 4];
  const input = 2 * Math.floor(row / 2) + Math.floor(column / 2);
  return rowWith(input, `w${row % 2}${column % 2}`);
});
const ORDER = [0, 4, 1, 5, 8, 12, 9, 13, 2, 6, 3, 7, 10, 14, 11, 15];

test('a learner solves an exercise of shapes and matrices', async ({ page }) => {
  await openExercise(page, 'A strided convolution is a matrix');
  await part(page, 'a').getByRole('textbox').fill('2 × 2');
  await typeMatrix(part(page, 'b'), 4, 9, [
    [0, 0, 'w11'],
    [1, 2, 'w10'],
    [2, 6, 'w01'],
    [3, 8, 'w00'],
  ]);
  await typeMatrix(part(page, 'c'), 2, 2, [
    [0, 0, '4'],
    [0, 1, '9'],
    [1, 0, '14'],
    [1, 1, '9'],
  ]);
  await expectAllRight(page, 'abc');
});

test('a learner solves an exercise with a certificate, an integer, a choice and an order', async ({
  page,
}) => {
  await openExercise(page, 'Two layers that differ only in order');
  await part(page, 'a').getByRole('textbox').fill('(4, 2, 2)');
  await part(page, 'b').getByRole('textbox').fill('1 4 4');
  await pasteMatrix(part(page, 'c'), CONVOLUTION);
  await pasteMatrix(part(page, 'd'), STAMPING);
  await part(page, 'e').getByLabel('pi, position 0', { exact: true }).focus();
  await paste(page, ORDER.join(', '));
  await part(page, 'f').getByRole('textbox').fill('2');
  await part(page, 'g').getByRole('radio', { name: /^No/ }).check();
  const argument = part(page, 'h');
  for (const step of [/^Two linear maps/, /^The list/, /^Row/, /^Hence for every input/])
    await argument.getByRole('button', { name: step }).click();
  await expectAllRight(page, 'abcdefgh');
});

test('a learner solves an exercise of expressions', async ({ page }) => {
  await openExercise(page, 'When the two layers agree in general');
  // Each in another form than the shortest: what is meant counts, not how it is written.
  const answers = {
    // Stride, padding, the two heights and the channel.
    a: 'r',
    b: '-1 + k',
    c: 'H + (k - 1)',
    d: 'r*H + r*k - r',
    e: 'r*(O*r + a) + b',
    // The places in the two flattened results, the kernel entry, and the number of weights.
    f: 'r^2*M*N*O + r*N*(a + r*m) + b + n*r',
    g: 'M*N*(O*r^2 + a*r + b) + m*N + n',
    h: 'a + r*k - r - r*u',
    i: 'b + (k - v - 1)*r',
    j: 'o*i*(k*r)^2',
  };
  for (const [name, text] of Object.entries(answers))
    await part(page, name).getByRole('textbox').fill(text);
  await expectAllRight(page, 'abcdefghij');
});

test('a learner solves an exercise of weights and numbers', async ({ page }) => {
  await openExercise(page, 'AND and OR with one neuron');
  await fillFields(part(page, 'a'), { w1: '2', w2: '2', b: '-3' });
  await fillFields(part(page, 'b'), { w1: '1', w2: '1', b: '-0.5' });
  const ends = { c: '-2', d: '-1', e: '−1', f: '0' };
  for (const [name, text] of Object.entries(ends))
    await part(page, name).getByRole('textbox').fill(text);
  await part(page, 'g').getByRole('radio', { name: /^Yes/ }).check();
  await part(page, 'h').getByRole('radio', { name: /^No/ }).check();
  await expectAllRight(page, 'abcdefgh');
});

/** Checks the answers: each part and the whole exercise come out right. */
async function expectAllRight(page: Page, parts: string) {
  const verdict = await check(page);
  await expect(verdict).toContainText(`${parts.length} of ${parts.length} parts right`);
  for (const name of parts)
    await expect(part(page, name).getByText('Right', { exact: true })).toBeVisible();
  await expect(page.getByText('1 try')).toBeVisible();
}

/** A row of four cells, all blank but one. */
function rowWith(column: number, text: string): string[] {
  return [0, 1, 2, 3].map((at) => (at === column ? text : ''));
}

async function pasteMatrix(matrix: Locator, rows: string[][]) {
  await typeSize(matrix, rows.length, rows[0]?.length ?? 0);
  await cell(matrix, 0, 0).focus();
  await paste(matrix.page(), rows.map((row) => row.join('\t')).join('\n'));
}

async function fillFields(fields: Locator, values: Record<string, string>) {
  for (const [name, text] of Object.entries(values))
    await fields.getByLabel(name, { exact: true }).fill(text);
}
