import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test, type App } from './fixtures.ts';
import { check, goToExercise, part } from './learner.ts';

const EXERCISE = 'c1-conv-matrix-s3p1?seed=0';

/** Gives an answer that counts, as so many in all: the verdict of the one before may still be there. */
async function answer(page: Page, text: string, tries: number) {
  await part(page, 'a').getByRole('textbox').fill(text);
  await check(page);
  await expect(page.getByText(tries === 1 ? '1 try' : `${tries} tries`)).toBeVisible();
}

/** Ends the server, does something to its data, and opens the app again. */
async function whileClosed(page: Page, app: App, work: (database: string) => void) {
  await page.goto('about:blank');
  await app.restart(() => work(join(app.dataDir, 'chainrule.db')));
  await page.goto(app.address);
}

test('a damaged database is told at the start, and the newest backup is one press away', async ({
  page,
  app,
}) => {
  await goToExercise(page, EXERCISE);
  await answer(page, '3 × 3', 1);
  await page.getByRole('link', { name: 'Backups' }).click();
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText('A backup was taken and checked.')).toBeVisible();
  await goToExercise(page, EXERCISE);
  await answer(page, '2 × 2', 2);
  await answer(page, '5 × 5', 3);

  let damaged = Buffer.alloc(0);
  await whileClosed(page, app, (file) => {
    truncateSync(file, readFileSync(file).length - 512);
    damaged = readFileSync(file);
  });
  await expect(
    page.getByRole('heading', { level: 1, name: 'Your answers could not be opened' }),
  ).toBeVisible();
  await expect(page.getByRole('region', { name: 'The newest backup' })).toContainText(
    '2 answers given after it are lost.',
  );
  await page.getByRole('button', { name: 'Go on with this backup' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'What now' })).toBeVisible();
  expect(readFileSync(join(app.dataDir, 'set-aside/0001/chainrule.db'))).toEqual(damaged);

  await goToExercise(page, EXERCISE);
  await expect(page.getByText('1 try')).toBeVisible();
  await answer(page, '4 × 4', 2);
});

test('a file of something else is left alone, and one can begin anew', async ({ page, app }) => {
  await whileClosed(page, app, (file) => writeFileSync(file, 'My diary. '.repeat(1000)));
  await expect(page.getByText(/is not a Chainrule database/)).toBeVisible();
  await page.getByRole('button', { name: 'Begin with an empty database' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'What now' })).toBeVisible();
  const aside = readFileSync(join(app.dataDir, 'set-aside/0001/chainrule.db'), 'utf8');
  expect(aside).toBe('My diary. '.repeat(1000));
});

test('a database from a newer version is told, and stays as it is', async ({ page, app }) => {
  const file = join(app.dataDir, 'chainrule.db');
  let newer = Buffer.alloc(0);
  await whileClosed(page, app, () => {
    newer = readFileSync(file);
    // SQLite keeps user_version, big-endian, at offset 60.
    newer.writeUInt32BE(newer.readUInt32BE(60) + 1, 60);
    writeFileSync(file, newer);
  });
  await expect(page.getByText(/newer/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Begin with an empty database' })).toBeVisible();
  expect(readFileSync(file)).toEqual(newer);
});
