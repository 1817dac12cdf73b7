import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** On the page of an assignment: hands in under a name, and yields the path of the file in this folder. */
export async function handInAs(page: Page, name: string, folder: string): Promise<string> {
  await page.getByLabel('Your name').fill(name);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Make the file' }).click();
  const download = await downloading;
  const path = join(folder, download.suggestedFilename());
  mkdirSync(folder, { recursive: true });
  await download.saveAs(path);
  await expect(page.getByText('is in your downloads')).toBeVisible();
  return path;
}

/** Goes to the page of results and opens a file there. */
export async function openResult(page: Page, file: string): Promise<void> {
  await page.evaluate(() => (location.hash = '#/results'));
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open results' }).click();
  await (await choosing).setFiles(file);
}
