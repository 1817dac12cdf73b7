import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, test, vi } from 'vitest';
import type { RawOf, ViewOf } from '#core/exercise/answers.ts';
import type { CellStatus } from '#core/exercise/verdict.ts';
import { StageSelection } from '../stage/selection.svelte.ts';
import TableView from './TableView.svelte';

const view: ViewOf<'table'> = {
  corner: '$x$',
  columns: [
    { title: '$h_1$', kind: 'number' },
    { title: 'size', kind: 'shape' },
  ],
  rows: ['00', '01'],
  limit: 2,
  symbols: [],
};

interface Given {
  view: ViewOf<'table'>;
  raw?: string[][];
  checked?: string[][];
  cells?: Record<string, CellStatus>;
}

/** Shows a table that keeps what is typed, as the page does. */
function show({ raw, checked, cells, view: shown }: Given) {
  const name = document.createElement('p');
  name.id = 'question';
  name.textContent = 'The question';
  document.body.replaceChildren(name);
  const onanswer = vi.fn<(raw: RawOf<'table'>) => void>();
  const props = {
    ...{ id: 'part-a', labelledby: 'question', view: shown, raw, checked, cells, onanswer },
    ...{ status: undefined, scene: undefined, rubric: undefined, sample: undefined },
    selection: new StageSelection(),
  };
  const { rerender } = render(TableView, props);
  onanswer.mockImplementation((next) => void rerender({ ...props, raw: next }));
  return { onanswer };
}

describe('TableView', () => {
  test('is a grid named by the question, its cells named by their titles', () => {
    show({ view });
    expect(screen.getByRole('grid', { name: 'The question' })).toBeTruthy();
    expect(screen.getByRole('gridcell', { name: 'row 00, h 1: blank' })).toBeTruthy();
    expect(screen.getByRole('gridcell', { name: 'row 01, size: blank' })).toBeTruthy();
  });

  test('leaves no heading without a text where the corner has no title', () => {
    show({ view: { ...view, corner: '' } });
    const headings = screen.getAllByRole('columnheader');
    expect(headings.map(({ textContent }) => textContent.trim() !== '')).toEqual([
      true,
      true,
      true,
    ]);
  });

  test('takes what is typed into the cell under the cursor, in the size of the table', async () => {
    const { onanswer } = show({ view });
    await fireEvent.keyDown(screen.getByRole('gridcell', { name: /^row 00, h 1/ }), { key: '7' });
    expect(onanswer).toHaveBeenLastCalledWith([
      ['7', ''],
      ['', ''],
    ]);
  });

  test('drops what a pasted block has beyond the titles', async () => {
    const { onanswer } = show({ view });
    const cell = screen.getByRole('gridcell', { name: /^row 00, size/ });
    await fireEvent.pointerDown(cell);
    await fireEvent.paste(cell, { clipboardData: { getData: () => '1\t2\n3\t4\n5\t6' } });
    expect(onanswer).toHaveBeenLastCalledWith([
      ['', '1'],
      ['', '3'],
    ]);
  });

  test('says in words how each cell did, as long as it is what was checked', () => {
    const checked = [
      ['1', '2'],
      ['3', '4'],
    ];
    const cells = { '0,0': 'right', '0,1': 'wrong', '1,0': 'follows' } as const;
    show({ view, raw: checked, checked, cells });
    expect(screen.getByRole('gridcell', { name: 'row 00, h 1: 1, right' })).toBeTruthy();
    expect(screen.getByRole('gridcell', { name: 'row 00, size: 2, not right' })).toBeTruthy();
    expect(
      screen.getByRole('gridcell', { name: 'row 01, h 1: 3, right by your own earlier answers' }),
    ).toBeTruthy();
  });

  test('drops what followed from a row above once that row is changed', () => {
    const raw = [
      ['9', '2'],
      ['3', '4'],
    ];
    const checked = [
      ['1', '2'],
      ['3', '4'],
    ];
    show({ view, raw, checked, cells: { '1,0': 'follows', '1,1': 'right' } });
    expect(screen.getByRole('gridcell', { name: 'row 01, h 1: 3' })).toBeTruthy();
    expect(screen.getByRole('gridcell', { name: 'row 01, size: 4, right' })).toBeTruthy();
  });

  test('lets rows be added and removed where there are no titles', async () => {
    const { onanswer } = show({
      view: { ...view, rows: undefined, limit: 3 },
      raw: [
        ['1', '2'],
        ['3', '4'],
      ],
    });
    await fireEvent.click(screen.getByRole('button', { name: 'Add a row' }));
    expect(onanswer).toHaveBeenLastCalledWith([
      ['1', '2'],
      ['', ''],
      ['3', '4'],
    ]);
    await fireEvent.click(screen.getByRole('button', { name: 'Remove row 1' }));
    expect(onanswer).toHaveBeenLastCalledWith([
      ['', ''],
      ['3', '4'],
    ]);
  });

  test('has no buttons for rows where the titles say how many there are', () => {
    show({ view });
    expect(screen.queryByRole('button')).toBeNull();
  });

  test('says under the table why a cell cannot be read', () => {
    show({
      view,
      raw: [
        ['1,5', ''],
        ['', ''],
      ],
    });
    expect(screen.getByText('Write “1.5” with a point.')).toBeTruthy();
  });
});
