import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import { check, goToExercise, part, typeMatrix } from './learner.ts';

test('a placement asks, waits while one is away, and ends with where to begin', async ({
  page,
}) => {
  await page.getByRole('button', { name: 'Find where to begin' }).click();
  const strip = page.getByRole('region', { name: 'Placement' });
  await expect(strip).toContainText('question 1 of at most 10');
  await strip.getByRole('link', { name: 'Leave' }).click();
  await expect(page.getByText('Not finished: question 1 of at most 10.')).toBeVisible();
  await page.reload();
  await page.getByRole('link', { name: 'Go on' }).click();
  for (let asked = 1; asked <= 10; asked++) {
    await strip.getByRole('button', { name: 'I do not know' }).click();
    await expect(
      strip.getByText(`question ${asked + 1} of`).or(page.getByText('Where to begin')),
    ).toBeVisible();
    if (await page.getByText('Where to begin').isVisible()) break;
  }
  await expect(
    page.getByRole('region', { name: 'Where to begin' }).getByRole('link'),
  ).not.toHaveCount(0);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test('a mistake with a name leads to a drill with fresh numbers, which gives way again to the placement it was begun over', async ({
  page,
}) => {
  await page.getByRole('button', { name: 'Find where to begin' }).click();
  await expect(page.getByRole('link', { name: 'Leave' })).toBeVisible();
  await goToExercise(page, 'c1-conv-matrix-s3p1?seed=0');
  await typeMatrix(part(page, 'b'), 4, 9, [
    [0, 0, 'w00'],
    [1, 2, 'w01'],
    [2, 6, 'w10'],
    [3, 8, 'w11'],
  ]);
  await check(page);
  await page.getByRole('link', { name: 'Home', exact: true }).click();
  const drill = page.getByRole('button', { name: /Start the drill/ });
  await expect(drill).toBeVisible();
  await drill.click();
  const strip = page.getByRole('region', { name: 'Drill: kernel turned by 180°' });
  await expect(strip).toContainText('exercise 1 of');
  await expect(page.getByText('Original numbers')).toBeHidden();
  await expect(page.getByText('A drill was begun in place of the placement')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Not finished: question 1 of at most 10.')).toBeVisible();
});

test('a second learner begins with nothing; a note is found; an export is saved, and its intake taken back', async ({
  page,
}) => {
  await goToExercise(page, 'l2-and-or?seed=0');
  await page.getByRole('button', { name: 'Write a note' }).click();
  await page.getByLabel(/^Note, Markdown/).fill('Mind the $b$ of zebras.');
  await page.getByRole('button', { name: 'Done' }).click();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('zebra');
  const hit = page.getByRole('option').first();
  await expect(hit).toContainText('Note');
  await page.keyboard.press('Enter');
  await expect(page.getByText('of zebras.')).toBeVisible();

  await page.getByRole('link', { name: 'Learners' }).click();
  await page.getByLabel('New learner').fill('Bo');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Bo is at work now.')).toBeVisible();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export this learner' }).click();
  expect((await saved).suggestedFilename()).toMatch(/learner\.chainlearner$/);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByLabel('File of a learner').setInputFiles(await (await saved).path());
  await expect(page.getByText('Bo was taken in.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('1 deleted')).toBeVisible();
  await goToExercise(page, 'l2-and-or?seed=0');
  await expect(page.getByRole('button', { name: 'Write a note' })).toBeVisible();
});

test('a review comes back when it is due, with fresh numbers, at the part that failed; a clock set back harms nothing', async ({
  page,
  app,
}) => {
  await goToExercise(page, 'c1-conv-matrix-s3p1?seed=0');
  await part(page, 'a').getByRole('textbox').fill('2 × 2');
  await typeMatrix(part(page, 'b'), 4, 9, [[0, 0, 'w00']]);
  await check(page);
  await expect(page.getByText('1 try')).toBeVisible();

  const reopen = async (daysLater: number) => {
    await page.goto('about:blank');
    await app.restart(daysLater);
    await page.goto(app.address);
  };
  await reopen(5);
  const reviews = page.getByRole('region', { name: 'Reviews' });
  await expect(reviews.getByText('One exercise is due')).toBeVisible();
  await reviews.getByRole('link', { name: 'A strided convolution is a matrix' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Review' })).toContainText('is filled in');
  await expect(page).toHaveURL(/seed=[1-9]/);
  await expect(part(page, 'a').getByRole('textbox')).not.toHaveValue('');
  await check(page);
  await expect(page.getByText('1 try')).toBeVisible();

  await reopen(0);
  await expect(reviews).toBeVisible();
  await page.getByRole('link', { name: 'Progress', exact: true }).click();
  const answers = page.getByRole('region', { name: 'Every answer' });
  await expect(answers.getByRole('row')).toHaveCount(3);
});

test('a backup takes the place of the answers and is taken back; a learner goes out and comes in', async ({
  page,
}) => {
  await goToExercise(page, 'c1-conv-matrix-s3p1?seed=0');
  await part(page, 'a').getByRole('textbox').fill('5 × 5');
  await check(page);
  await page.getByRole('link', { name: 'Backups' }).click();
  await page.getByRole('button', { name: 'Back up now' }).click();
  const status = page.getByRole('main').getByRole('status').first();
  await expect(status).toHaveText('A backup was taken and checked.');
  await goToExercise(page, 'c1-conv-matrix-s3p1?seed=0');
  await part(page, 'a').getByRole('textbox').fill('6 × 6');
  await check(page);
  await expect(page.getByText('2 tries')).toBeVisible();

  await page.getByRole('link', { name: 'Backups' }).click();
  await expect(page.getByText(/1 answer given after it is lost/)).toBeVisible();
  await page.getByRole('button', { name: /^Restore the backup/ }).click();
  await expect(status).toHaveText(/The backup is in place/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(status).toHaveText('Your answers are as they were before.');
  await goToExercise(page, 'c1-conv-matrix-s3p1?seed=0');
  await expect(page.getByText('2 tries')).toBeVisible();

  await page.getByRole('link', { name: 'Learners' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export this learner' }).click();
  await page.getByLabel('File of a learner').setInputFiles(await (await saved).path());
  await expect(page.getByText('The learner was taken in, and is at work now.')).toBeVisible();
  const learners = page.getByRole('region', { name: 'Learners of this machine' });
  await expect(learners.getByText('2 answers')).toHaveCount(2);
  await goToExercise(page, 'c1-conv-matrix-s3p1?seed=0');
  await expect(page.getByText('2 tries')).toBeVisible();
});

test('the data folder is moved, goes on there after a restart, and exercises of a pack are filtered', async ({
  page,
  app,
}, info) => {
  await goToExercise(page, 'l2-and-or?seed=0');
  await page.getByRole('button', { name: 'Bookmark' }).click();
  const stick = info.outputPath('stick');
  mkdirSync(stick, { recursive: true });
  await page.getByRole('link', { name: 'Backups' }).click();
  await page.getByLabel('Move into the folder').fill(stick);
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Your answers lie in the new folder now/)).toBeVisible();
  await page.goto('about:blank');
  await app.restart();
  await page.goto(app.address);
  await page.getByRole('link', { name: 'Backups' }).click();
  await expect(page.getByText(stick, { exact: true })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await page.evaluate(() => (location.hash = '#/packs/cs7643-hw2'));
  const bar = page.getByRole('search', { name: 'Exercises of this pack' });
  await bar.getByLabel('Bookmarked').check();
  await expect(bar.getByRole('status')).toContainText('1 of');
  await expect(page.getByRole('link', { name: 'AND and OR with one neuron' })).toBeVisible();
  await bar.getByLabel('State').selectOption('solved');
  await expect(bar.getByRole('status')).toContainText('None of');
  await bar.getByRole('button', { name: 'Show all' }).click();
  await bar.getByLabel('Words').fill('pad');
  await expect(bar.getByRole('status')).not.toBeEmpty();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});
