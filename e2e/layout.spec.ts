import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { cell, check, goToExercise, part, verdict } from './learner.ts';

type Boxes = Record<string, string>;

/** Where everything stands that can be read or pressed, apart from what is being shown anew. */
function boxesOf(page: Page): Promise<Boxes> {
  return page.evaluate(() => {
    const verdict = document.querySelector('[role="status"][aria-label="Verdict"]');
    const all = document.querySelectorAll('main :is(h1, h2, p, a, button, input, table, label)');
    const found = [...all].filter((element) => !verdict?.contains(element));
    const boxes: Record<string, string> = {};
    for (const [index, element] of found.entries()) {
      const { x, y, width, height } = element.getBoundingClientRect();
      boxes[`${index} ${element.tagName} ${element.id}`] = [x, y, width, height].join();
    }
    return boxes;
  });
}

/** The boxes once they stay as they are: formulas and the picture come a little after the page. */
async function settledBoxesOf(page: Page): Promise<Boxes> {
  let last = await boxesOf(page);
  const isSettled = async () => {
    const before = last;
    last = await boxesOf(page);
    return JSON.stringify(last) === JSON.stringify(before);
  };
  await expect.poll(isSettled, { intervals: [500] }).toBe(true);
  return last;
}

test('nothing moves while one types', async ({ page }) => {
  await goToExercise(page, 'c1-tconv-conv-general?seed=0');
  const stride = part(page, 'a').getByRole('textbox');
  await stride.focus();
  const before = await settledBoxesOf(page);
  // Half a formula, a wrong one and a long one: each is read anew with every key.
  for (const text of ['r', 'r + ', 'r + (k − 1', 'q', 'r^2 * k + r * k + r * k^2 + 1']) {
    await stride.fill(text);
    expect(await boxesOf(page), text).toEqual(before);
  }
});

test('nothing moves while one types into a matrix', async ({ page }) => {
  await goToExercise(page, 'c1-conv-matrix-s3p1?seed=0');
  await expect(page.getByRole('slider')).toBeVisible();
  await cell(part(page, 'b'), 0, 0).click();
  const before = await settledBoxesOf(page);
  for (const key of ['w', '1', '1', 'Tab', '?', 'Enter', 'F2', '9', 'Escape']) {
    await page.keyboard.press(key);
    expect(await boxesWithoutCells(page), key).toEqual(withoutCells(before));
  }
});

test('nothing moves when the verdict comes', async ({ page }) => {
  await goToExercise(page, 'c1-conv-matrix-s3p1?seed=0');
  await expect(page.getByRole('slider')).toBeVisible();
  const size = part(page, 'a').getByRole('textbox');
  for (const answer of ['3 × 3', '2 × 2', 'large']) {
    await size.fill(answer);
    const before = await settledBoxesOf(page);
    await check(page);
    expect(await boxesOf(page), answer).toEqual(before);
  }
});

test('the field that was checked stays in sight when the verdict comes', async ({ page }) => {
  await goToExercise(page, 'c1-conv-matrix-s3p1?seed=0');
  const last = cell(part(page, 'c'), 1, 1);
  await last.click();
  await page.keyboard.type('14');
  await page.keyboard.press('Control+Enter');
  await expect(verdict(page)).not.toBeEmpty();
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport({ ratio: 1 });
});

test('below 900 pixels the picture stands between the statement and the answers', async ({
  page,
}) => {
  await page.setViewportSize({ width: 880, height: 700 });
  await goToExercise(page, 'c1-conv-matrix-s3p1?seed=0');
  const stage = page.getByRole('region', { name: 'Picture' });
  await expect(stage).toBeVisible();
  const top = async (of: typeof stage) => (await of.boundingBox())?.y ?? NaN;
  expect(await top(page.getByRole('heading', { level: 1 }))).toBeLessThan(await top(stage));
  expect(await top(stage)).toBeLessThan(await top(part(page, 'a')));
  await page.setViewportSize({ width: 1280, height: 700 });
  await expect.poll(async () => (await stage.boundingBox())?.x).toBeGreaterThan(500);
});

test('with reduced motion nothing is animated', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await goToExercise(page, 'c1-conv-matrix-s3p1?seed=0');
  expect(await longestTransition(page)).toBe(0);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  // Units: s.
  expect(await longestTransition(page)).toBeLessThanOrEqual(0.12);
});

/** The longest transition or animation that any element of the page may run. Units: s. */
function longestTransition(page: Page): Promise<number> {
  return page.evaluate(() => {
    const seconds = [...document.querySelectorAll('*')].flatMap((element) => {
      const { transitionDuration, animationDuration } = getComputedStyle(element);
      return `${transitionDuration}, ${animationDuration}`.split(', ').map(parseFloat);
    });
    return Math.max(...seconds.filter(Number.isFinite));
  });
}

/** The field in a cell comes and goes with typing; the table around it stays as it is. */
function withoutCells(boxes: Boxes): string[] {
  return Object.entries(boxes).flatMap(([name, box]) => (/ INPUT $/.test(name) ? [] : [box]));
}

async function boxesWithoutCells(page: Page): Promise<string[]> {
  return withoutCells(await boxesOf(page));
}
