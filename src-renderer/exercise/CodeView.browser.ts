import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { StageSelection } from '../stage/selection.svelte.ts';
import '../app/base.css';
import CodeView from './CodeView.svelte';
// What the view loads later is prepared before the first test.
import './code/create-editor.ts';

const STARTER = 'function f(x) {\n  \n}\n';

/** The view with its editor loaded; it keeps what is typed, as the exercise page does. */
async function editor(start?: string) {
  let answer = start;
  const label = document.createElement('p');
  label.id = 'prompt';
  label.textContent = 'Write f.';
  document.body.append(label);
  const screen = await render(CodeView, {
    id: 'part-a',
    labelledby: 'prompt',
    view: { signature: 'f(x)', starter: STARTER },
    raw: start,
    checked: undefined,
    cells: undefined,
    status: undefined,
    scene: undefined,
    selection: new StageSelection(),
    onanswer: (raw: string) => {
      answer = raw;
      void screen.rerender({ raw });
    },
  });
  await expect
    .poll(() => document.querySelector('.cm-content'), { timeout: 20_000 })
    .not.toBeNull();
  const box = screen.getByRole('textbox', { name: 'Write f. f(x)' });
  return { screen, box, answer: () => answer };
}

const textOf = (element: Element) =>
  [...element.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n');

test('starts with the starter, is named by question and signature, and hands on what is typed', async () => {
  const { box, answer } = await editor();
  expect(textOf(box.element())).toBe(STARTER);
  await box.click();
  await userEvent.keyboard('{Control>}a{/Control}const f = 1;');
  expect(answer()).toBe('const f = 1;');
});

test('starts with the draft', async () => {
  const { box } = await editor('const f = 2;');
  expect(textOf(box.element())).toBe('const f = 2;');
});

test('stays empty when everything is deleted', async () => {
  const { box, answer } = await editor('const f = 2;');
  await box.click();
  await userEvent.keyboard('{Control>}a{/Control}{Delete}');
  expect([answer(), textOf(box.element())]).toEqual(['', '']);
});

test('indents with Tab and is left with Escape and Tab, which is announced', async () => {
  const { screen, box, answer } = await editor('a');
  const after = document.createElement('button');
  screen.container.append(after);
  await box.click();
  await userEvent.keyboard('{Control>}{Home}{/Control}{Tab}');
  expect(answer()).toBe('  a');
  await userEvent.keyboard('{Escape}');
  await expect.element(screen.getByText('Tab now leaves the editor.')).toBeInTheDocument();
  await userEvent.keyboard('{Tab}');
  await expect.element(after).toHaveFocus();
  expect(answer()).toBe('  a');
});

test('goes back to the start, which is no answer, and undo brings the code back', async () => {
  const { screen, box, answer } = await editor('const f = 2;');
  await screen.getByRole('button', { name: 'Start again' }).click();
  expect([answer(), textOf(box.element())]).toEqual(['', STARTER]);
  await screen.getByRole('button', { name: 'Undo' }).click();
  expect([answer(), textOf(box.element())]).toEqual(['const f = 2;', 'const f = 2;']);
});

test('leaves Ctrl Enter to the page', async () => {
  const { box, answer } = await editor('const f = 2;');
  let asked = 0;
  const listen = (event: KeyboardEvent) =>
    void (asked += event.ctrlKey && event.key === 'Enter' ? 1 : 0);
  addEventListener('keydown', listen);
  await box.click();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  removeEventListener('keydown', listen);
  expect([asked, answer()]).toEqual([1, 'const f = 2;']);
});

test('needs no scrolling sideways for long lines', async () => {
  const { box } = await editor(`const f = '${'long '.repeat(200)}';`);
  const scroller = box.element().closest('.cm-scroller') as HTMLElement;
  expect(scroller.scrollWidth).toBeLessThanOrEqual(scroller.clientWidth);
});
