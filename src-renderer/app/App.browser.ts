import './base.css';
import { beforeEach, expect, test } from 'vitest';
import { page as browserPage, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Client, MethodName } from '#core/contract/contract.ts';
import type { ExercisePage, HomePage, PackPage, PackSummary } from '#core/contract/pages.ts';
import type { Problem } from '#core/exercise/problem.ts';
import type { Verdict } from '#core/exercise/verdict.ts';
import { AppState } from '../state/app-state.svelte.ts';
import App from './App.svelte';

const pack: PackSummary = {
  id: 'p',
  title: 'A pack',
  description: 'What it is about.',
  version: '1.0.0',
  exerciseCount: 1,
  solvedCount: 0,
  startedCount: 0,
  issues: [{ file: 'bad.md', line: 3, column: 7, message: 'unknown key “answr”' }],
};

const home: HomePage = {
  next: {
    packId: 'p',
    exerciseId: 'e',
    title: 'An exercise',
    packTitle: 'A pack',
    reason: 'It is new.',
  },
  today: { reviews: [], waiting: 0, week: [0, 0, 0, 0, 0, 0, 0], weekday: 0 },
  recent: [],
  packs: [pack],
};

const packPage: PackPage = {
  pack,
  conventions: [{ title: 'Order', text: 'Row by row.' }],
  exercises: [
    {
      id: 'e',
      title: 'An exercise',
      section: 'One',
      difficulty: 2,
      topics: ['shapes'],
      needs: [],
      types: ['integer'],
      hasVariants: true,
      state: 'new',
      bestScore: 0,
      attemptCount: 0,
    },
  ],
};

const problem = (seed: number): Problem => ({
  packId: 'p',
  exerciseId: 'e',
  seed,
  title: 'An exercise',
  difficulty: 2,
  topics: [],
  statement: `The number is ${seed}.`,
  parts: [{ id: 'a', type: 'integer', prompt: 'Which number?', view: {} }],
  hintCount: 2,
  hasSolution: true,
  hasVariants: true,
});

const exercisePage = (seed: number): ExercisePage => ({
  problem: problem(seed),
  packTitle: 'A pack',
  topics: [],
  conventions: [],
  answers: {},
  tries: 0,
  hints: [],
});

const wrong: Verdict = {
  status: 'wrong',
  score: 0,
  parts: [
    {
      part: 'a',
      status: 'wrong',
      score: 0,
      message: 'One too many.',
      diagnosis: [{ id: 'off-by-one', title: 'counted from 1', say: 'One too many.' }],
    },
  ],
  countsAsTry: true,
};

function start() {
  const calls: MethodName[] = [];
  const answers: Partial<Record<MethodName, (input: { seed?: number }) => unknown>> = {
    'settings.set': (input) => input,
    'home.open': () => home,
    'pack.list': () => [pack],
    'pack.open': () => packPage,
    'exercise.open': ({ seed }) => exercisePage(seed ?? 0),
    'exercise.another': () => exercisePage(7),
    'exercise.check': () => ({ verdict: wrong, tries: 1 }),
    'exercise.hint': () => 'Count again.',
    'exercise.solution': () => 'It is $0$.',
    'draft.save': () => null,
  };
  const client = ((name: MethodName, input: { seed?: number }) => {
    calls.push(name);
    return Promise.resolve(answers[name]?.(input));
  }) as Client;
  const app = new AppState(client);
  return { app, calls, screen: render(App, { app }) };
}

const heading = (name: string) => browserPage.getByRole('heading', { level: 1, name });

beforeEach(() => window.history.replaceState(null, '', '#/'));

test('leads from the next step to the exercise and back, the heading taking the focus', async () => {
  start();
  await expect.element(heading('What now')).toBeVisible();
  await browserPage.getByRole('link', { name: 'Open the exercise' }).click();
  await expect.element(heading('An exercise')).toHaveFocus();
  expect(document.title).toBe('An exercise · Chainrule');
  expect(window.location.hash).toBe('#/packs/p/e?seed=0');
  await userEvent.keyboard('{Alt>}{ArrowLeft}{/Alt}');
  await expect.element(heading('What now')).toHaveFocus();
});

test('shows what is wrong in a pack as file, line and column', async () => {
  window.history.replaceState(null, '', '#/packs/p');
  start();
  await expect.element(browserPage.getByText('bad.md:3:7')).toBeVisible();
  await expect.element(browserPage.getByText(/unknown key “answr”/)).toBeVisible();
});

test('opens the map of keys with ? unless one types, and closes it with Escape', async () => {
  window.history.replaceState(null, '', '#/packs/p/e');
  start();
  const map = browserPage.getByRole('dialog', { name: 'Keys' });
  await browserPage.getByRole('textbox', { name: 'Which number?' }).click();
  await userEvent.keyboard('?');
  await expect.element(map).not.toBeInTheDocument();
  await browserPage.getByRole('button', { name: 'Check' }).click();
  await userEvent.keyboard('?');
  await expect.element(map).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(map).not.toBeInTheDocument();
});

test('checks with Ctrl Enter: verdict, named mistake and tries, and nothing else moves', async () => {
  window.history.replaceState(null, '', '#/packs/p/e');
  const { screen } = start();
  (await screen).container.style.blockSize = '100vh';
  const field = browserPage.getByRole('textbox', { name: 'Which number?' });
  await field.fill('1');
  const places = () =>
    ['Check', 'Hint (0 of 2)', 'Another one', 'Solution'].map((name) => {
      const { x, y } = browserPage.getByRole('button', { name }).element().getBoundingClientRect();
      return [x, y];
    });
  const before = JSON.stringify([places(), field.element().getBoundingClientRect()]);
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  const verdict = browserPage.getByRole('status', { name: 'Verdict' });
  await expect.poll(() => verdict.element().textContent).toContain('Not yet');
  await expect.poll(() => verdict.element().textContent).toContain('counted from 1');
  await expect.element(browserPage.getByText('1 try')).toBeVisible();
  expect(JSON.stringify([places(), field.element().getBoundingClientRect()])).toBe(before);
});

test('moves to a hint when it is asked for, and counts it', async () => {
  window.history.replaceState(null, '', '#/packs/p/e');
  start();
  await browserPage.getByRole('button', { name: 'Hint (0 of 2)' }).click();
  await expect.element(browserPage.getByRole('region', { name: 'Hint 1' })).toHaveFocus();
  await expect.element(browserPage.getByRole('button', { name: 'Hint (1 of 2)' })).toBeEnabled();
});

test('draws another variant under an address of its own, and goes back to the first', async () => {
  window.history.replaceState(null, '', '#/packs/p/e');
  start();
  await expect.element(browserPage.getByText('The number is 0.')).toBeVisible();
  await browserPage.getByRole('button', { name: 'Another one' }).click();
  await expect.element(browserPage.getByText('The number is 7.')).toBeVisible();
  expect(window.location.hash).toBe('#/packs/p/e?seed=7');
  window.history.back();
  await expect.element(browserPage.getByText('The number is 0.')).toBeVisible();
});

test('saves what is typed when the page is left at once', async () => {
  window.history.replaceState(null, '', '#/packs/p/e');
  const { calls } = start();
  await browserPage.getByRole('textbox', { name: 'Which number?' }).fill('5');
  await browserPage.getByRole('link', { name: 'Home' }).click();
  await expect.element(heading('What now')).toBeVisible();
  expect(calls).toContain('draft.save');
});

test('keeps a theme that was chosen', async () => {
  const { calls } = start();
  await browserPage.getByRole('button', { name: /^Theme: System/ }).click();
  expect(document.documentElement.dataset['theme']).toBe('light');
  await browserPage.getByRole('button', { name: /^Theme: Light/ }).click();
  expect(document.documentElement.dataset['theme']).toBe('dark');
  expect(calls.filter((name) => name === 'settings.set')).toHaveLength(2);
});

test('says when the connection is lost', async () => {
  const { app } = start();
  const alert = () => browserPage.getByRole('alert').element().textContent;
  app.isConnected = false;
  await expect.poll(alert).toContain('Connection lost');
  app.isConnected = true;
  await expect.poll(alert).not.toContain('Connection lost');
});
