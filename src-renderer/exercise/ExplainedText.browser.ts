import '../app/base.css';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Derivation } from '#core/exercise/explain/derivation.ts';
import { mark } from '#core/exercise/language/marks.ts';
import { Explainer } from '../state/explainer.svelte.ts';
import ExplainedPage from './testing/ExplainedPage.svelte';

const written = (words: string, latex = words) => ({ latex, words });

/** The side of an output, made from two drawn sizes. */
const derivation: Derivation = {
  origin: 'let',
  what: written('size'),
  formula: { ...written('H minus K', 'H - K'), source: 'H - K' },
  value: written('27'),
  from: [
    {
      origin: 'drawn',
      what: written('H'),
      value: written('32'),
      note: 'drawn from 8..64 by seed 17',
      from: [],
    },
    {
      origin: 'drawn',
      what: written('K'),
      value: written('5'),
      note: 'drawn from 2..5 by seed 17',
      from: [],
    },
  ],
};

const TEXT = `A row of ${mark('statement:0', '27')}, $k^${mark('statement:1', '2')} = ${mark('statement:2', '\\frac{1}{2}')}$.`;

function start(
  answer: (address: string) => Promise<Derivation> = () => Promise.resolve(derivation),
) {
  const asked: string[] = [];
  const explainer = new Explainer((address) => {
    asked.push(address);
    return answer(address);
  });
  return { asked, screen: render(ExplainedPage, { text: TEXT, explainer }) };
}

const popover = page.getByRole('dialog', { name: 'Where this number comes from' });
const button = (name: string) => page.getByRole('button', { name: `${name}: where it comes from` });
/** True when the button that has the focus lies over the number at an address. */
const isOver = (address: string) => {
  const boxOf = (element: Element | null) => element?.getBoundingClientRect();
  const number = boxOf(document.querySelector(`[data-hole="${address}"]`));
  const ring = boxOf(document.activeElement);
  if (!number || !ring) return false;
  const pairs = (['left', 'right', 'top', 'bottom'] as const).map(
    (side) => ring[side] - number[side],
  );
  return pairs.every((gap) => Math.abs(gap) <= 3);
};

test('is one stop for Tab, in which arrow keys go from number to number', async () => {
  start();
  await page.getByRole('button', { name: 'Before' }).click();
  await userEvent.keyboard('{Tab}');
  await expect.element(button('27')).toHaveFocus();
  await expect.poll(() => isOver('statement:0')).toBe(true);
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(button('2')).toHaveFocus();
  await expect.poll(() => isOver('statement:1')).toBe(true);
  await userEvent.keyboard('{End}{ArrowRight}');
  await expect.element(button('1/2')).toHaveFocus();
  await expect.poll(() => isOver('statement:2')).toBe(true);
  await userEvent.keyboard('{Tab}');
  await expect.element(page.getByRole('button', { name: 'After' })).toHaveFocus();
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
  await expect.element(button('1/2')).toHaveFocus();
});

test('opens beside the number with Enter, is read out, and Escape leads back', async () => {
  const { asked } = start();
  await page.getByRole('button', { name: 'Before' }).click();
  await userEvent.keyboard('{Tab}{ArrowRight}{Enter}');
  await expect.element(popover).toHaveFocus();
  expect(asked).toEqual(['statement:1']);
  await expect.element(page.getByText('size equals H minus K equals 27')).toBeInTheDocument();
  await expect.element(page.getByText('drawn from 2..5 by seed 17')).toBeVisible();
  expect(document.querySelectorAll('[role="dialog"] li')).toHaveLength(2);
  const boxOf = (element: Element | null) => (element ?? document.body).getBoundingClientRect();
  const number = boxOf(document.querySelector('[data-hole="statement:1"]'));
  const { left, right, top } = boxOf(popover.element());
  expect(top).toBeGreaterThanOrEqual(number.bottom);
  expect(left).toBeLessThan(number.right + 10);
  expect(right).toBeGreaterThan(number.left);
  await userEvent.keyboard('{Escape}');
  await expect.element(popover).not.toBeInTheDocument();
  await expect.element(button('2')).toHaveFocus();
});

test('opens when the pointer rests on a number, stays while it goes over, and closes when it leaves', async () => {
  const { asked } = start();
  await page.getByText('27', { exact: true }).hover();
  await expect.element(popover).toBeVisible();
  expect(asked).toEqual(['statement:0']);
  await page.getByText('drawn from 8..64 by seed 17').hover();
  await new Promise((resolve) => setTimeout(resolve, 400));
  await expect.element(popover).toBeVisible();
  await page.getByRole('button', { name: 'Before' }).hover();
  await expect.element(popover).not.toBeInTheDocument();
});

test('opens with a press and stays until one presses elsewhere', async () => {
  start();
  await page.getByText('27', { exact: true }).click();
  await expect.element(popover).toBeVisible();
  await page.getByRole('button', { name: 'Before' }).hover();
  await new Promise((resolve) => setTimeout(resolve, 400));
  await expect.element(popover).toBeVisible();
  await page.getByRole('button', { name: 'Before' }).click();
  await expect.element(popover).not.toBeInTheDocument();
});

test('says in a sentence why a number cannot be explained', async () => {
  start(() => Promise.reject(new Error('The core did not answer within 2 s and was restarted.')));
  await page.getByText('27', { exact: true }).click();
  await expect.element(page.getByText(/did not answer within 2 s/)).toBeVisible();
});

test('leaves the text to what it names: no button is part of it', () => {
  start();
  expect(document.getElementById('text')?.querySelector('button')).toBeNull();
});
