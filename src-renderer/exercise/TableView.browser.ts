import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { RawOf, ViewOf } from '#core/exercise/answers.ts';
import type { CellStatus } from '#core/exercise/verdict.ts';
import { StageSelection } from '../stage/selection.svelte.ts';
import '../app/base.css';
import TableView from './TableView.svelte';

const view: ViewOf<'table'> = {
  corner: 'row',
  columns: [
    { title: 'value', kind: 'number' },
    { title: '$\\dot v$', kind: 'expression' },
  ],
  rows: ['$v_1$', '$v_2$', '$v_3$'],
  limit: 3,
  symbols: [{ name: 'x1', latex: 'x_1' }],
};

/** A table that keeps what is typed, as the exercise page does. */
async function table(start: string[][], cells?: Record<string, CellStatus>) {
  let answer = start;
  const screen = await render(TableView, {
    ...{ id: 'part-a', labelledby: 'none', view, raw: start, checked: start, cells },
    ...{ status: undefined, scene: undefined, rubric: undefined, sample: undefined },
    selection: new StageSelection(),
    onanswer: (raw: RawOf<'table'>) => {
      answer = raw;
      void screen.rerender({ raw });
    },
  });
  const cell = (name: RegExp) => screen.getByRole('gridcell', { name });
  return { screen, cell, answer: () => answer };
}

const blank = () => Array.from({ length: 3 }, () => ['', '']);

test('fills by keyboard alone: type, Tab, Enter, F2, undo', async () => {
  const { cell, answer } = await table(blank());
  await cell(/^row v 1, value/).click();
  await userEvent.keyboard('1/2{Tab}x1{Tab}3{Enter}4{Enter}');
  await userEvent.keyboard('{F2}5{Enter}');
  expect(answer()).toEqual([
    ['1/2', 'x1'],
    ['3', ''],
    ['45', ''],
  ]);
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(answer()[2]).toEqual(['4', '']);
});

test('keeps the place of everything while one types, however long it gets', async () => {
  const { screen, cell } = await table(blank());
  const grid = screen.getByRole('grid').element();
  const box = () => JSON.stringify(grid.getBoundingClientRect());
  const before = box();
  await cell(/^row v 2, value/).click();
  await userEvent.keyboard('0.123456789012345678901234567890');
  expect(box()).toBe(before);
  await userEvent.keyboard('{Enter}');
  expect(box()).toBe(before);
});

test('is left with Escape and Tab from any cell', async () => {
  const { screen, cell } = await table(blank());
  const after = document.createElement('button');
  screen.container.append(after);
  await cell(/^row v 1, value/).click();
  await userEvent.keyboard('{Escape}{Tab}');
  await expect.element(after).toHaveFocus();
});

test('shows marks with a sign of their own for what follows from earlier rows', async () => {
  const start = [
    ['1', 'x1'],
    ['2', 'x1'],
    ['3', ''],
  ];
  const { screen } = await table(start, {
    ...{ '0,0': 'right', '0,1': 'wrong', '1,0': 'wrong', '2,0': 'follows' },
  });
  const marks = screen.getByRole('grid').element().querySelectorAll('.mark path');
  expect(new Set([...marks].map((mark) => mark.getAttribute('d'))).size).toBe(3);
});
