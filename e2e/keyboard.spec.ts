import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { PACK, cell, goToExercise, part, verdict } from './learner.ts';

/** Presses Tab until the focus is on the element, as one without a mouse does. */
async function tabTo(page: Page, target: ReturnType<Page['getByRole']>) {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`no Tab leads to ${String(target)}`);
}

test('from the start to a right verdict by keyboard alone', async ({ page }) => {
  const { keyboard } = page;
  await tabTo(page, page.getByRole('link', { name: PACK }));
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: PACK })).toBeFocused();
  await tabTo(page, page.getByRole('link', { name: 'A strided convolution is a matrix' }));
  await keyboard.press('Enter');
  const title = page.getByRole('heading', { name: 'A strided convolution is a matrix' });
  await expect(title).toBeFocused();

  await tabTo(page, part(page, 'a').getByRole('textbox'));
  await keyboard.type('2 x 2');
  await tabTo(page, part(page, 'b').getByLabel('Rows'));
  await keyboard.type('4');
  await keyboard.press('Tab');
  await keyboard.type('9');
  await keyboard.press('Tab');
  const matrix = part(page, 'b');
  await expect(cell(matrix, 0, 0)).toBeFocused();
  await keyboard.type('w11');
  for (const [entry, moves] of [
    ['w10', ['ArrowDown', 'ArrowRight', 'ArrowRight']],
    ['w01', ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight']],
    ['w00', ['ArrowDown', 'ArrowRight', 'ArrowRight']],
  ] as const) {
    for (const key of moves) await keyboard.press(key);
    await keyboard.type(entry);
  }
  await keyboard.press('Enter');
  await keyboard.press('Escape');
  await keyboard.press('Tab');
  await tabTo(page, cell(part(page, 'c'), 0, 0));
  for (const number of ['4', '9', '14']) {
    await keyboard.type(number);
    await keyboard.press('Tab');
  }
  await keyboard.type('9');
  await keyboard.press('Control+Enter');
  await expect(verdict(page)).toContainText('3 of 3 parts right');
});

test('the first Tab leads past the rail to the page', async ({ page }) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('? opens the map of keys, Esc closes it and gives the focus back', async ({ page }) => {
  const opener = page.getByRole('link', { name: 'Open the exercise' });
  await opener.focus();
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await expect(keys).toBeVisible();
  await expect(keys).toContainText('Check the answers');
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
  await expect(opener).toBeFocused();
});

test('a question mark typed into an answer stays a question mark', async ({ page }) => {
  await goToExercise(page, 'c1-conv-matrix-s3p1?seed=0');
  const size = part(page, 'a').getByRole('textbox');
  await size.pressSequentially('2 ?');
  await expect(size).toHaveValue('2 ?');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('Alt and the left arrow go back', async ({ page }) => {
  await page.getByRole('link', { name: 'Packs', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Packs' })).toBeFocused();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('heading', { level: 1, name: 'What now' })).toBeFocused();
});

test('the steps of an order are moved by keyboard', async ({ page }) => {
  await goToExercise(page, 'c1-conv-tconv-permutation?seed=0');
  const argument = part(page, 'h');
  const order = argument.getByRole('list', { name: 'Your order' }).getByRole('listitem');
  for (const name of [/^Hence for every input/, /^The list/]) {
    await argument.getByRole('button', { name }).focus();
    await page.keyboard.press('Enter');
  }
  await expect(order).toHaveText([/Hence/, /The list/]);
  await page.keyboard.press('Alt+ArrowUp');
  await expect(order).toHaveText([/The list/, /Hence/]);
  await page.keyboard.press('Enter');
  await expect(order).toHaveText([/Hence/]);
});

for (const [name, address] of [
  ['home', '#/'],
  ['pack', '#/packs/cs7643-hw2'],
  ['exercise', '#/packs/cs7643-hw2/c1-conv-tconv-permutation?seed=0'],
] as const)
  test(`the focus is visible wherever it stops on the ${name} page`, async ({ page }) => {
    await page.evaluate((hash) => (location.hash = hash), address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText('Loading the picture…')).toBeHidden();
    const stops: string[] = [];
    const unseen: string[] = [];
    for (let presses = 0; presses < 120; presses++) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(describeFocus);
      // At its end the page lets go of the focus, and the next Tab begins anew.
      if (stop.name === 'BODY') continue;
      if (stops.includes(stop.name)) break;
      stops.push(stop.name);
      if (!stop.isSeen) unseen.push(stop.name);
      // A matrix keeps Tab for its cells until Escape was pressed.
      if (stop.isCell) await page.keyboard.press('Escape');
    }
    expect(stops.length, stops.join(', ')).toBeGreaterThan(5);
    expect(unseen).toEqual([]);
  });

/** What has the focus, and whether it looks different with it and lies in sight. */
function describeFocus() {
  const element = document.activeElement as HTMLElement;
  // A card's link is marked by what covers the card, a radio button by its label.
  const marked = [element, element.closest('label') ?? element];
  const look = () =>
    marked.flatMap((one) =>
      [undefined, '::after'].map((box) => {
        const { outline, boxShadow, borderColor, backgroundColor } = getComputedStyle(one, box);
        return [outline, boxShadow, borderColor, backgroundColor];
      }),
    );
  const focused = look();
  const { x, y, width, height } = element.getBoundingClientRect();
  const at = document.elementFromPoint(x + width / 2, y + height / 2);
  const isInSight = at !== null && (element.contains(at) || at.contains(element));
  element.blur();
  const isMarked = String(look()) !== String(focused);
  element.focus();
  const { tagName, id, innerText } = element;
  const place = [...document.querySelectorAll('*')].indexOf(element);
  return {
    name: tagName === 'BODY' ? tagName : `${place} ${tagName} ${id} ${innerText}`.slice(0, 80),
    isSeen: isMarked && isInSight,
    isCell: element.role === 'gridcell',
  };
}
