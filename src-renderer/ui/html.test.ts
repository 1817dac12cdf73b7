import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import Markdown from './Markdown.svelte';

const table = '| $(x_1, x_2)$ | sum |\n|---|---|\n| 0 | $y_1$ |';

test('Markdown names the columns of a table in plain text, and keeps MathML in its cells', () => {
  render(Markdown, { text: table });
  const [formula, word] = screen.getAllByRole('columnheader');
  expect(formula?.querySelector('.visually-hidden')?.textContent).toContain('(x1');
  expect(formula?.querySelector('math')).toBeNull();
  expect(word?.textContent).toBe('sum');
  expect(screen.getAllByRole('cell')[1]?.querySelector('math')).toBeTruthy();
});

test('Markdown follows its text', async () => {
  const { rerender } = render(Markdown, { text: 'before' });
  await rerender({ text: '**after**' });
  expect(screen.getByText('after').tagName).toBe('STRONG');
  expect(screen.queryByText('before')).toBeNull();
});
