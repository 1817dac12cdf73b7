import './base.css';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent, type Locator } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Client, MethodName } from '#core/contract/contract.ts';
import type { Backup, RecordState } from '#core/contract/record.ts';
import { AppState } from '../state/app-state.svelte.ts';
import App from './App.svelte';

const NOTHING = { answers: 0, drafts: 0, reason: '' };
const HEALTHY: RecordState = { attempts: 90, unsaved: NOTHING };

const DAMAGED: RecordState = {
  damage: {
    kind: 'history',
    sentence: '1 answer is not as recorded.',
    attempts: 102,
    waysOut: ['as-is', 'anew'],
  },
  unsaved: NOTHING,
};

const backup = (id: string, attempts: number): Backup => ({
  id,
  reason: 'schedule',
  at: Date.UTC(2026, 0, 5, 12),
  attempts,
  bytes: 2_000_000,
});

/** A backend whose database is in the given state until a way out is taken. */
async function start(first: RecordState) {
  const calls: [MethodName, unknown][] = [];
  let state = first;
  const answers: Partial<Record<MethodName, () => unknown>> = {
    'recovery.state': () => state,
    'recovery.leave': () => (state = HEALTHY),
    'backup.restore': () => (state = HEALTHY),
    'backup.list': () => [backup('b2', 90), backup('b1', 40)],
    'backup.now': () => backup('b3', 90),
    'settings.get': () => ({ theme: 'light' }),
    'home.open': () => ({
      today: { reviews: [], waiting: 0, week: [0, 0, 0, 0, 0, 0, 0], weekday: 0 },
      recent: [],
      packs: [],
    }),
  };
  const client = ((name: MethodName, input: unknown) => {
    calls.push([name, input]);
    return Promise.resolve(answers[name]?.());
  }) as Client;
  const app = new AppState(client);
  await app.load();
  await render(App, { app });
  return { app, calls };
}

const textOf = (place: Locator) => place.element().textContent;
const heading = (name: string) => page.getByRole('heading', { level: 1, name });

beforeEach(() => window.history.replaceState(null, '', '#/'));

test('a damaged database is told in place of every page, with what the newest backup lacks', async () => {
  await start(DAMAGED);
  await expect.element(heading('Your answers could not be opened')).toBeVisible();
  await expect.element(page.getByText('1 answer is not as recorded.')).toBeVisible();
  const newest = page.getByRole('region', { name: 'The newest backup' });
  await expect.poll(() => textOf(newest)).toContain('12 answers given after it are lost.');
  await expect
    .poll(() => textOf(page.getByRole('region', { name: 'Older backups' })))
    .toContain('62 answers given after it are lost.');
});

test('one press of a key on the newest backup leads back to the app', async () => {
  const { calls } = await start(DAMAGED);
  const button = page.getByRole('button', { name: 'Go on with this backup' });
  await expect.element(button).toBeVisible();
  for (let steps = 0; steps < 20 && document.activeElement !== button.element(); steps++) {
    await userEvent.tab();
  }
  await userEvent.keyboard('{Enter}');
  await expect.element(heading('What now')).toBeVisible();
  expect(calls).toContainEqual(['backup.restore', { id: 'b2' }]);
  expect(calls.map(([name]) => name)).toContain('settings.get');
});

test('the other ways out are offered as the backend names them', async () => {
  const { calls } = await start(DAMAGED);
  await page.getByRole('button', { name: 'Go on with the database as it is' }).click();
  await expect.element(heading('What now')).toBeVisible();
  expect(calls).toContainEqual(['recovery.leave', { way: 'as-is' }]);
});

test('the page of backups takes one, and puts one in place', async () => {
  window.history.replaceState(null, '', '#/backups');
  const { calls } = await start(HEALTHY);
  await page.getByRole('button', { name: 'Back up now' }).click();
  const status = page.getByRole('status').first();
  await expect.poll(() => textOf(status)).toContain('A backup was taken and checked.');
  await expect.element(page.getByText(/50 answers given after it are lost/)).toBeVisible();
  await page
    .getByRole('button', { name: /^Restore/ })
    .nth(1)
    .click();
  await expect.poll(() => textOf(status)).toContain('The backup is in place.');
  expect(calls).toContainEqual(['backup.restore', { id: 'b1' }]);
});

test('a banner says what could not be saved until it is', async () => {
  const { app } = await start(HEALTHY);
  const alert = page.getByRole('alert');
  app.record = { ...HEALTHY, unsaved: { answers: 2, drafts: 0, reason: 'The disk is full.' } };
  await expect.poll(() => textOf(alert)).toContain('Not saved yet: 2 answers. The disk is full.');
  app.record = HEALTHY;
  await expect.poll(() => textOf(alert)).not.toContain('Not saved yet');
});
