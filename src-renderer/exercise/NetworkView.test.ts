import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { StageSelection } from '../stage/selection.svelte.ts';
import NetworkView from './NetworkView.svelte';

// The view fetches it when it is first shown; here that should not take the time of a test.
beforeAll(() => import('./network-table.ts'));

function show(raw?: string) {
  const onanswer = vi.fn<(raw: string) => void>();
  document.body.innerHTML = '<p id="question">The question</p>';
  render(NetworkView, {
    ...{ id: 'part-a', labelledby: 'question', view: { input: [3, 32, 32] }, raw, onanswer },
    ...{ checked: undefined, cells: undefined, status: undefined, scene: undefined },
    ...{ rubric: undefined, sample: undefined },
    selection: new StageSelection(),
  });
  return onanswer;
}

describe('NetworkView', () => {
  test('hands on what is typed', async () => {
    const onanswer = show();
    await fireEvent.input(screen.getByRole('textbox', { name: 'The question' }), {
      target: { value: 'relu' },
    });
    expect(onanswer).toHaveBeenLastCalledWith('relu');
  });

  test('shows each layer with its output and parameters, and the code', async () => {
    show('conv 8 k3 p1\nrelu');
    const row = await screen.findByRole('row', { name: /Conv2d/ });
    expect(Array.from(row.children, (cell) => cell.textContent)).toEqual([
      '1',
      'Conv2d',
      '8 × 32 × 32',
      '224',
    ]);
    expect(screen.getByText(/nn\.Conv2d\(3, 8, kernel_size=3, padding=1\)/)).toBeTruthy();
  });

  test('says in which line and column the text goes wrong', async () => {
    show('conv 8 k3\nconvv 4');
    expect(await screen.findByText(/^Line 2, column 1: “convv” is no layer/)).toBeTruthy();
  });
});
