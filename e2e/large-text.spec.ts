import type { Page } from '@playwright/test';
import { CHROMIUM_ARGS, chromiumPath } from './config/chromium.ts';
import { expect, test } from './fixtures.ts';

// Text of 32 px instead of 16, as one sets it in the browser or the system.
test.use({
  viewport: { width: 900, height: 600 },
  launchOptions: {
    executablePath: chromiumPath(),
    args: [...CHROMIUM_ARGS, '--blink-settings=defaultFontSize=32'],
  },
});

test('with text twice as large no page loses anything', async ({ page }) => {
  for (const [address, heading] of [
    ['#/', 'What now'],
    ['#/packs', 'Packs'],
    ['#/packs/cs7643-hw2', 'Convolution as a matrix, logic, and piecewise lines'],
    ['#/packs/cs7643-hw2/c1-conv-matrix-s3p1?seed=0', 'A strided convolution is a matrix'],
    ['#/packs/cs7643-hw2/c1-conv-tconv-permutation?seed=0', 'Two layers that differ only in order'],
    ['#/packs/cs7643-hw2/l2-and-or?seed=0', 'AND and OR with one neuron'],
  ] as const)
    await test.step(heading, () => expectNothingLost(page, address, heading));
});

async function expectNothingLost(page: Page, address: string, heading: string) {
  await page.evaluate((hash) => (location.hash = hash), address);
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  await expect(page.getByText(/^Loading/)).toBeHidden();
  expect(await page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe('32px');
  expect(await cutOff(page)).toEqual([]);
  // What is unseen until a key leads there has something else for the pointer, and what is folded is not to be seen.
  const folded = 'details:not([open]) > :not(summary)';
  const buttons = page.locator(
    `:is(nav, main) :is(button:enabled, a[href]):not(.visually-hidden, ${folded}, ${folded} *)`,
  );
  for (const button of await buttons.all()) await button.click({ trial: true, timeout: 5000 });
}

/** What is wider than the page, which does not scroll sideways. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wide = [document.documentElement, ...document.querySelectorAll('main, nav')];
    return wide
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ tagName, scrollWidth, clientWidth }) => `${tagName} ${scrollWidth} > ${clientWidth}`);
  });
}
