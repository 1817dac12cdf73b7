import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { RawOf } from '#core/exercise/answers.ts';
import { StageSelection } from '../stage/selection.svelte.ts';
import '../app/base.css';
import MatrixView from './MatrixView.svelte';

/** A matrix that keeps what is typed, as the exercise page does. */
async function matrix(start: string[][]) {
  let answer = start;
  const screen = await render(MatrixView, {
    id: 'part-a',
    labelledby: 'none',
    view: { symbols: [{ name: 'w0', latex: 'w_0' }], rows: 'row', columns: 'column', limit: 64 },
    raw: start,
    checked: undefined,
    cells: undefined,
    status: undefined,
    scene: undefined,
    selection: new StageSelection(),
    onanswer: (raw: RawOf<'matrix'>) => {
      answer = raw;
      void screen.rerender({ raw });
    },
  });
  const cell = (name: RegExp) => screen.getByRole('gridcell', { name });
  return { screen, cell, answer: () => answer };
}

function paste(text: string) {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
  document.activeElement?.dispatchEvent(event);
}

test('fills by keyboard alone: type, Tab, arrows, Enter, F2', async () => {
  const { cell, answer } = await matrix([
    ['', ''],
    ['', ''],
  ]);
  await cell(/^row 0, column 0/).click();
  await userEvent.keyboard('w0{Tab}-1/2{ArrowDown}3{Enter}');
  await userEvent.keyboard('{ArrowUp}{ArrowUp}{F2}4{Enter}');
  expect(answer()).toEqual([
    ['w0', '-1/24'],
    ['', '3'],
  ]);
  await expect.element(cell(/^row 1, column 1/)).toHaveFocus();
});

test('keeps the height and place of everything while one types', async () => {
  const { screen, cell } = await matrix([
    ['', ''],
    ['', ''],
  ]);
  const frame = screen.getByRole('grid').element();
  const box = () => JSON.stringify(frame.getBoundingClientRect());
  const before = box();
  await cell(/^row 0, column 0/).click();
  await userEvent.keyboard('w0+w0*w0*w0+1');
  expect(box()).toBe(before);
  await userEvent.keyboard('{Enter}');
  expect(box()).toBe(before);
});

test('is left with Tab after the last cell, and with Escape and Tab from any', async () => {
  const { screen, cell } = await matrix([['', '']]);
  const after = document.createElement('button');
  screen.container.append(after);
  await cell(/^row 0, column 1/).click();
  await userEvent.keyboard('{Tab}');
  await expect.element(after).toHaveFocus();
  await cell(/^row 0, column 0/).click();
  await userEvent.keyboard('{Escape}{Tab}');
  await expect.element(after).toHaveFocus();
});

test('takes a block copied from elsewhere and shows the cells as formulas', async () => {
  const { screen, cell, answer } = await matrix([['']]);
  await cell(/^row 0, column 0/).click();
  paste('\\begin{pmatrix} w_0 & 0 \\\\ 1 & \\frac{1}{2} \\end{pmatrix}');
  expect(answer()).toEqual([
    ['w_0', '0'],
    ['1', '\\frac{1}{2}'],
  ]);
  await expect.element(screen.getByRole('textbox', { name: 'Columns' })).toHaveValue('2');
  await expect.element(cell(/^row 1, column 1/)).toHaveFocus();
});

test('scrolls a large matrix within itself, its indices staying in sight', async () => {
  const { screen, cell } = await matrix(
    Array.from({ length: 25 }, () => Array.from({ length: 16 }, () => '')),
  );
  await cell(/^row 24, column 15/).click();
  const box = (name: string, role: 'columnheader' | 'rowheader') =>
    screen.getByRole(role, { name, exact: true }).first().element().getBoundingClientRect();
  const grid = screen.getByRole('grid').element().parentElement?.getBoundingClientRect();
  expect(box('15', 'columnheader').top).toBeCloseTo((grid?.top ?? 0) + 1, 0);
  expect(box('24', 'rowheader').left).toBeCloseTo((grid?.left ?? 0) + 1, 0);
});
