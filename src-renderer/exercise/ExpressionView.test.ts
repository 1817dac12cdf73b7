import { render, screen } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { StageSelection } from '../stage/selection.svelte.ts';
import ExpressionView from './ExpressionView.svelte';

function show(raw: string): HTMLElement {
  render(ExpressionView, {
    ...{ id: 'part-a', labelledby: 'question', raw, checked: undefined, cells: undefined },
    ...{ status: undefined, scene: undefined, rubric: undefined, sample: undefined },
    view: { symbols: [{ name: 'r', latex: 'r' }] },
    selection: new StageSelection(),
    onanswer: () => undefined,
  });
  return screen.getByRole('textbox');
}

/** What a screen reader adds to the field. */
function description(field: HTMLElement): string {
  const note = document.getElementById(field.getAttribute('aria-describedby') ?? '');
  const spoken = note?.cloneNode(true) as HTMLElement;
  spoken.querySelectorAll('[aria-hidden="true"]').forEach((part) => part.remove());
  return (spoken.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}

describe('ExpressionView', () => {
  test('says in words what was read', () => {
    expect(description(show('r^2/2'))).toBe('Read as the fraction r squared over 2, end fraction');
  });

  test('underlines the characters at fault and says where they stand', () => {
    const field = show('r + z');
    expect(document.querySelector('mark')?.textContent).toBe('z');
    expect(description(field)).toMatch(/z is not one of the symbols here: r at character 5$/);
  });
});
