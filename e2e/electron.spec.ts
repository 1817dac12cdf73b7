import { join } from 'node:path';
import { _electron, expect, test as base, type ElectronApplication } from '@playwright/test';
import { check, openExercise, part } from './learner.ts';
import { buildPackFile } from './pack-files.ts';
import { descendantsOf, isAlive } from './processes.ts';

/** The real program where it is named, else what stands in for it (see e2e/standin/electron.ts). */
const ELECTRON =
  process.env['ELECTRON_EXEC_PATH'] ?? join(import.meta.dirname, 'standin/electron-standin.ts');
const PROJECT = join(import.meta.dirname, '..');

const test = base.extend<{ app: ElectronApplication }>({
  app: async ({}, use, info) => {
    const app = await _electron.launch({
      executablePath: ELECTRON,
      args: [PROJECT, '--data-dir', info.outputPath('data')],
      cwd: PROJECT,
    });
    await use(app);
    await app.close();
  },
});

test('a learner answers an exercise in the desktop window', async ({ app }) => {
  const page = await app.firstWindow();
  await openExercise(page, 'How much can one neuron do?');
  // All functions of two inputs but XOR and XNOR.
  const count = part(page, 'a');
  await count.getByRole('textbox').fill('14');
  await check(page);
  await expect(count.getByText('Right', { exact: true })).toBeVisible();
});

test('the window has no Node, one door to the backend and stays where it is', async ({ app }) => {
  const page = await app.firstWindow();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const found = await page.evaluate(() => ({
    require: typeof Reflect.get(globalThis, 'require'),
    process: typeof Reflect.get(globalThis, 'process'),
    doors: Object.keys(Reflect.get(globalThis, 'chainrule') as object),
  }));
  expect(found).toEqual({ require: 'undefined', process: 'undefined', doors: ['call'] });

  const address = page.url();
  await page.evaluate(() => {
    window.open('https://example.org/');
    location.assign('https://example.org/');
  });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(page.url()).toBe(address);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('a pack file among the arguments is shown before it is taken in', async ({}, info) => {
  const file = buildPackFile(info.outputPath('counting'));
  const app = await _electron.launch({
    executablePath: ELECTRON,
    args: [PROJECT, '--data-dir', info.outputPath('data'), file],
    cwd: PROJECT,
  });
  const page = await app.firstWindow();
  await expect(page.getByRole('dialog', { name: 'Take this pack in?' })).toContainText(
    'Counting on',
  );
  await app.close();
});

test('closing the last window ends the app and everything that it started', async ({ app }) => {
  const page = await app.firstWindow();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const main = app.process();
  const started = descendantsOf(main.pid ?? 0);
  expect(started.length).toBeGreaterThan(0);

  const ended = app.waitForEvent('close');
  await page.close();
  await ended;
  expect(main.exitCode).toBe(0);
  await expect.poll(() => started.filter(isAlive)).toEqual([]);
});
