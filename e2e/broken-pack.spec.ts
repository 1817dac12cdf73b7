import { expect } from './fixtures.ts';
import { check, part } from './learner.ts';
import { testWithPack } from './with-pack.ts';

/** An exercise file; line 5 is `difficulty`, line 6 begins the parts. */
const exercise = (id: string, difficulty: string, answer: string, text: string) => `---
id: ${id}
title: Title of ${id}
topics: [test]
difficulty: ${difficulty}
parts: { a: { type: integer, answer: "${answer}" } }
---
${text}

:::part a
How many?
:::
`;

const test = testWithPack({
  'pack.yaml': `format: 1
id: mixed
title: Good and bad
version: 1.0.0
sections: [{ title: All, exercises: [good, high, call, math] }]
`,
  'good.md': exercise('good', '1', '6 * 7', 'Fine.'),
  'high.md': exercise('high', '9', '1', 'Too difficult.'),
  'call.md': exercise('call', '1', 'sumOfAll(3)', 'An unknown function.'),
  'math.md': exercise('math', '1', '1', 'A formula: $\\frac{1$.'),
});

test('every mistake in a pack is named with its place', async ({ page }) => {
  await page.getByRole('link', { name: 'Good and bad' }).click();
  const issues = page.getByRole('region', { name: 'This pack has files that cannot be read' });
  await expect(issues.getByRole('listitem')).toHaveCount(3);
  await expect(issues.getByRole('listitem').filter({ hasText: /^high\.md:5:13/ })).toBeVisible();
  await expect(issues.getByRole('listitem').filter({ hasText: 'sumOfAll' })).toContainText(
    /call\.md:6:\d+/,
  );
  await expect(issues.getByRole('listitem').filter({ hasText: 'formula' })).toContainText(
    /math\.md:8:\d+/,
  );
});

test('an exercise beside broken ones can be solved', async ({ page }) => {
  await page.getByRole('link', { name: 'Good and bad' }).click();
  await page.getByRole('link', { name: 'Title of good' }).click();
  await part(page, 'a').getByRole('textbox').fill('42');
  await expect(await check(page)).toContainText('Right');
});
