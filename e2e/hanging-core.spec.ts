import { expect } from './fixtures.ts';
import { check, openExercise, part } from './learner.ts';
import { testWithPack } from './with-pack.ts';

const test = testWithPack({
  'pack.yaml': `format: 1
id: slow
title: Slow
version: 1.0.0
sections: [{ title: All, exercises: [endless] }]
`,
  // Few steps for the language of packs, and minutes of work: what no budget of steps can see. Six matrices by turns are
  // more than are kept.
  'endless.md': `---
id: endless
title: An endless sum
topics: [sums]
difficulty: 1
parts:
  a:
    type: integer
    answer: "sum([length(rowsOf(convMatrix([8, 8], [3, 3], padding = i mod 6))) for i in 0..9999])"
---
A sum.

:::part a
How much is it?
:::
`,
});

test('grading that never ends is stopped, the learner is told, and nothing is lost', async ({
  page,
}) => {
  await page.evaluate(() => (location.hash = '#/packs/slow/endless'));
  const answer = part(page, 'a').getByRole('textbox');
  await answer.fill('640000');
  const told = await check(page);
  await expect(told).toContainText('did not answer within 2 s');
  await expect(told).toContainText('your answer is kept as a draft');
  await expect(page.getByText('0 tries')).toBeVisible();
  await page.reload();
  await expect(answer).toHaveValue('640000');
});

test('after grading that never ended the other exercises work', async ({ page }) => {
  await page.evaluate(() => (location.hash = '#/packs/slow/endless'));
  await part(page, 'a').getByRole('textbox').fill('1');
  await expect(await check(page)).toContainText('was restarted');
  await openExercise(page, 'A strided convolution is a matrix');
  await part(page, 'a').getByRole('textbox').fill('2 × 2');
  await expect(await check(page)).toContainText('1 of 3 parts right');
});
