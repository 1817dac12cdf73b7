import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, test, vi } from 'vitest';
import type { RawOf } from '#core/exercise/answers.ts';
import type { CellStatus } from '#core/exercise/verdict.ts';
import { StageSelection } from '../stage/selection.svelte.ts';
import LayerView from './LayerView.svelte';

function show(raw?: RawOf<'layer'>, cells?: Record<string, CellStatus>) {
  const onanswer = vi.fn<(raw: RawOf<'layer'>) => void>();
  const view = {
    kind: 'Conv2d',
    input: [3, 64, 64],
    given: [{ name: 'kernelSize', value: '8' }],
    asked: ['outChannels', 'stride', 'bias'],
  };
  document.body.innerHTML = '<p id="question">The question</p>';
  render(LayerView, {
    ...{ id: 'part-a', labelledby: 'question', view, raw, checked: raw, cells, onanswer },
    ...{ status: undefined, scene: undefined, rubric: undefined, sample: undefined },
    selection: new StageSelection(),
  });
  return onanswer;
}

describe('LayerView', () => {
  test('shows what is given and has a box for each setting that is asked', async () => {
    const onanswer = show({ stride: '2' });
    expect(screen.getByRole('group', { name: 'The question' }).textContent).toContain(
      '3 × 64 × 64',
    );
    expect(screen.getByText('kernel size').nextElementSibling?.textContent).toBe('8');
    await fireEvent.input(screen.getByLabelText('output channels'), { target: { value: '64' } });
    expect(onanswer).toHaveBeenLastCalledWith({ stride: '2', outChannels: '64' });
    await fireEvent.change(screen.getByLabelText('bias'), { target: { value: 'no' } });
    expect(onanswer).toHaveBeenLastCalledWith({ stride: '2', bias: 'no' });
  });

  test('marks the settings that can be judged by themselves', () => {
    show({ outChannels: '32', stride: '2' }, { outChannels: 'wrong' });
    const box = screen.getByLabelText(/^output channels/);
    expect(box.getAttribute('aria-invalid')).toBe('true');
    expect(box.closest('label')?.textContent).toContain('not right');
  });
});
