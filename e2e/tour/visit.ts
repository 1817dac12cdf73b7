import type { Page } from '@playwright/test';
import type { VariantInput } from '#core/contract/contract.ts';
import { STATUS_LOOKS } from '../../src-renderer/ui/status.ts';

const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 900, height: 700 };
/** A lab is trained before its answer is judged. */
const VERDICT_TIMEOUT_MS = 120_000;

/** Opens a variant whose draft is filled in, checks it, takes a picture, and yields what is amiss. */
export async function visit(
  page: Page,
  { packId, exerciseId, seed }: VariantInput,
  isRight: boolean,
  picture: string,
): Promise<string[]> {
  const faults: string[] = [];
  const listen = (message: { type(): string; text(): string }) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  };
  const listenToErrors = (error: Error) => faults.push(`uncaught: ${error.message}`);
  page.on('console', listen);
  page.on('pageerror', listenToErrors);
  await page.setViewportSize(WIDE);
  // Away first: a page that is open does not look for a draft that another has saved.
  await page.evaluate(() => (location.hash = '#/packs'));
  await page.getByRole('heading', { level: 1, name: 'Packs' }).waitFor();
  const hash = `#/packs/${packId}/${exerciseId}?seed=${seed}`;
  await page.evaluate((to) => (location.hash = to), hash);
  await page.getByRole('button', { name: 'Check' }).click();
  const verdict = page.getByRole('status', { name: 'Verdict' });
  try {
    await verdict.waitFor({ timeout: VERDICT_TIMEOUT_MS });
    const word = (await verdict.locator('.mark').first().textContent())?.trim() ?? '';
    const isTold = word === STATUS_LOOKS.correct.word;
    const isSelfMarked = word === STATUS_LOOKS['self-marked'].word;
    if (isTold !== isRight && !isSelfMarked) faults.push(`the verdict is “${word}”`);
  } catch {
    faults.push('there is no verdict');
  }
  await page.getByText('Loading the picture…').waitFor({ state: 'hidden' });
  await page.screenshot({ path: picture });
  await page.setViewportSize(NARROW);
  faults.push(...(await page.evaluate(overflows)));
  await page.screenshot({ path: picture.replace('.png', '--narrow.png') });
  page.off('console', listen);
  page.off('pageerror', listenToErrors);
  return faults;
}

/** What is wider than the page, or cut where it cannot be scrolled; runs in the page. */
function overflows(): string[] {
  const found: string[] = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} px wide`);
  for (const column of document.querySelectorAll<HTMLElement>('main, main *')) {
    const style = getComputedStyle(column);
    const isCut = column.scrollWidth > column.clientWidth + 1 && column.clientWidth > 40;
    if (!isCut || column.closest('.visually-hidden, .katex, svg, [aria-hidden="true"]')) continue;
    if (style.overflowX === 'hidden' && style.textOverflow !== 'ellipsis')
      found.push(`${column.tagName} .${column.className} is cut`);
  }
  return found;
}
