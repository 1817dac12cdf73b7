import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';

const CLI = join(import.meta.dirname, '../out/main/cli.js');

/** Runs the built command line and yields what it prints. */
export const chainrule = (...args: string[]): string =>
  execFileSync(process.execPath, [CLI, ...args], { encoding: 'utf8' });

export interface PackText {
  version?: string;
  title?: string;
  /** The formula of the right answer to “What is one more than {n}?”; n is 3 in the original. */
  answer?: string;
}

/** Writes a pack of one exercise as a folder. */
export function writePackFolder(folder: string, text: PackText = {}): void {
  const { version = '1.0.0', title = 'Counting on', answer = 'n + 1' } = text;
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'pack.yaml'),
    `format: 1
id: counting-on
title: ${title}
version: ${version}
author: A teacher
sections:
  - title: Steps
    exercises:
      - one-more
`,
  );
  writeFileSync(
    join(folder, 'one-more.md'),
    `---
id: one-more
title: One more
topics: [shapes]
difficulty: 1
parameters: { n: integer 2..99 }
original: { n: 3 }
parts:
  a:
    type: integer
    answer: "${answer}"
---
Look at {n}.

:::part a
What is one more than {n}?
:::
`,
  );
}

/** A pack file that the command line built, signed when there is a key. */
export function buildPackFile(folder: string, text: PackText = {}, key?: string): string {
  const source = `${folder}-${text.version ?? '1.0.0'}`;
  const file = `${source}.chainpack`;
  writePackFolder(source, text);
  chainrule('pack', 'build', source, '-o', file, ...(key === undefined ? [] : ['--key', key]));
  return file;
}

/** Chooses a file with the button on the page of packs. */
export async function choosePack(page: Page, file: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Add a pack' }).click();
  await (await chooser).setFiles(file);
}

/** Drops a file on the window, once that is there. */
export async function dropPack(page: Page, file: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  const bytes = readFileSync(file).toString('base64');
  await page.evaluate(
    ([name, text]) => {
      const content = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], name));
      for (const kind of ['dragover', 'drop'])
        window.dispatchEvent(
          new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }),
        );
    },
    [file.split('/').at(-1) ?? '', bytes] as const,
  );
}

/** Presses Tab until a place has the focus. */
export async function tabTo(page: Page, place: Locator): Promise<void> {
  const hasFocus = () => place.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    if (await hasFocus()) return;
  }
  throw new Error('expected Tab to reach the place, got round without it');
}
