import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { RawOf } from '#core/exercise/answers.ts';
import { StageSelection } from '../stage/selection.svelte.ts';
import '../app/base.css';
import PickView from './PickView.svelte';

/** Cells to pick from that keep what is picked, as the exercise page does. */
async function cells(shape: number[]) {
  let answer: string[] = [];
  const screen = await render(PickView, {
    id: 'part-a',
    labelledby: 'none',
    view: { shape, labels: [], axes: ['plane', 'row', 'column'].slice(3 - shape.length) },
    raw: [],
    checked: undefined,
    cells: undefined,
    status: undefined,
    scene: undefined,
    selection: new StageSelection(),
    onanswer: (raw: RawOf<'pick'>) => {
      answer = raw;
      void screen.rerender({ raw });
    },
  });
  const cell = (name: RegExp) => screen.getByRole('gridcell', { name });
  return { screen, cell, answer: () => answer };
}

test('picks by keyboard alone: Tab, arrows, Space, “None”', async () => {
  const { screen, cell, answer } = await cells([2, 3]);
  await userEvent.keyboard('{Tab}{ArrowRight} {ArrowDown}{End} ');
  expect(answer()).toEqual(['0,1', '1,2']);
  await expect.element(cell(/^row 1, column 2/)).toHaveFocus();
  await userEvent.keyboard(' ');
  expect(answer()).toEqual(['0,1']);
  await userEvent.keyboard('{Tab} ');
  expect(answer()).toEqual(['none']);
  await expect.element(screen.getByText('None', { exact: true }).first()).toBeVisible();
});

test('paints what the pointer is drawn over, and each cell is large enough to hit', async () => {
  const { cell, answer } = await cells([2, 3]);
  await userEvent.dragAndDrop(cell(/^row 0, column 0/), cell(/^row 0, column 2/), {
    steps: 12,
  });
  expect(answer()).toEqual(['0,0', '0,1', '0,2']);
  const { width, height } = cell(/^row 1, column 1/)
    .element()
    .getBoundingClientRect();
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(28);
});
