import '../app/base.css';
import { beforeEach, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import type { Client, MethodName } from '#core/contract/contract.ts';
import { readDraft, writeDraft } from '#core/workbench/read-workbench.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { writeNpy } from '#core/tensor/npy.ts';
import { firstWorkbench } from '#core/workbench/workbench-state.ts';
import type { WorkbenchState } from '#core/workbench/workbench-state.ts';
import App from '../app/App.svelte';
import { AppState } from '../state/app-state.svelte.ts';
import { takeHeldOffer } from './held-offer.ts';
import OfferLink from './OfferLink.svelte';

/** y = w·x + b with w = (2, 3), b = 1 and x = (1, −1): y = 0. */
const byHand: WorkbenchState = {
  ...firstWorkbench,
  layers: 'linear 1',
  input: [2],
  source: { kind: 'numbers', values: [1, -1] },
  changes: { '0.weight': { 0: 2, 1: 3 }, '0.bias': { 0: 1 } },
};

let kept: string | null = null;

async function open(state: WorkbenchState | null = byHand, hash = '#/bench'): Promise<void> {
  kept = state && writeDraft({ at: 'a', a: state });
  window.location.hash = hash;
  const answers: Partial<Record<MethodName, (input: unknown) => unknown>> = {
    'bench.open': () => kept,
    'bench.keep': (input) => {
      kept = (input as { draft: string }).draft;
      return null;
    },
  };
  const client = ((name: MethodName, input?: unknown) =>
    Promise.resolve(answers[name]?.(input))) as Client;
  await render(App, { app: new AppState(client) });
}

const layers = () => page.getByRole('textbox', { name: 'Layers' });
const table = () => page.getByRole('region', { name: 'Layers' });
const cellPanel = () => page.getByRole('group', { name: 'Picked cell' });
const show = () => page.getByRole('combobox', { name: 'Show', exact: true });
const cells = () => page.getByRole('application', { name: /cells of/ });

async function choose(text: string): Promise<void> {
  await show().selectOptions(text);
}

/** Picks the first cell of a block by its letter. */
async function pick(letter: string, ...more: string[]): Promise<void> {
  (cells().element() as HTMLElement).focus();
  for (const key of [letter, ...more]) await userEvent.keyboard(key);
}

beforeEach(async () => {
  await page.viewport(1280, 800);
});

describe('OfferLink', () => {
  test('brings more numbers to the bench than an address holds, once', async () => {
    window.location.hash = '#/';
    const values = Array.from({ length: 5000 }, (_, at) => at);
    await render(OfferLink, { offer: { input: [5000], values } });
    await page.getByRole('link', { name: 'Open on the bench' }).click();
    expect(window.location.hash).toBe('#/bench?take=held');
    await open(null, window.location.hash);
    await expect.element(show()).toBeVisible();
    await expect.poll(() => readDraft(kept ?? '')?.a.source).toEqual({ kind: 'numbers', values });
    expect(window.location.hash).toBe('#/bench');
    expect(takeHeldOffer()).toBeUndefined();
  });

  test('says why numbers are not brought that are too many for the bench', async () => {
    await render(OfferLink, {
      offer: { input: [250_001], values: new Array<number>(250_001).fill(0) },
    });
    await expect
      .element(page.getByText(/These are 250,001 numbers; the bench takes/))
      .toBeVisible();
    expect(page.getByRole('link').query()).toBeNull();
  });
});

describe('BenchPage', () => {
  test('shows shapes, counts and numbers of what was kept', async () => {
    await open();
    await expect.element(table()).toMatchTextContent(/Linear/);
    await expect.element(cellPanel()).toMatchTextContent(/Slopes are of layer 0 = 0\./);
  });

  test('says line and column of what is wrong, and goes on once it is right', async () => {
    await open();
    await layers().fill('linear 2\nconv 3');
    await expect.element(page.getByText(/^Line 2, column \d+: /)).toBeVisible();
    await layers().fill('linear 2\nrelu');
    await expect.element(table()).toMatchTextContent(/ReLU/);
    await expect.element(page.getByText(/^Line 2/)).not.toBeInTheDocument();
  });

  test('a number of the input is changed by keyboard, and what follows from it changes', async () => {
    await open();
    await choose('0: Linear');
    await pick('x');
    await expect.element(cellPanel()).toMatchTextContent(/input\[0\].*slope of layer 0: 2/);
    await cellPanel().getByRole('textbox').fill('4');
    await userEvent.keyboard('{Enter}');
    await pick('y');
    // 2·4 + 3·(−1) + 1 = 6.
    await expect.element(cellPanel()).toMatchTextContent(/layer 0\[0\] = 6/);
  });

  test('a weight is changed, taken back and done again', async () => {
    await open();
    await choose('0: Linear');
    await pick('w', '{ArrowRight}');
    await expect.element(cellPanel()).toMatchTextContent(/0\.weight\[0, 1\]/);
    await cellPanel().getByRole('textbox').fill('3/4');
    await userEvent.keyboard('{Enter}');
    await pick('y');
    // 2·1 + 0.75·(−1) + 1 = 2.25.
    await expect.element(cellPanel()).toMatchTextContent(/= 2\.25/);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.element(cellPanel()).toMatchTextContent(/= 0/);
    await page.getByRole('button', { name: 'Redo' }).click();
    await expect.element(cellPanel()).toMatchTextContent(/= 2\.25/);
  });

  test('a text that is no number is told and changes nothing', async () => {
    await open();
    await choose('0: Linear');
    await pick('x');
    await cellPanel().getByRole('textbox').fill('four');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('“four” is no number.')).toBeVisible();
    await pick('y');
    await expect.element(cellPanel()).toMatchTextContent(/= 0/);
  });

  test('a second copy stands beside the first, and tells by how much they differ', async () => {
    await open();
    await page.getByRole('button', { name: 'Make a second copy' }).click();
    await choose('0: Linear');
    await pick('x');
    await cellPanel().getByRole('textbox').fill('3');
    await userEvent.keyboard('{Enter}');
    // 2·(3 − 1) = 4.
    await expect.element(table()).toMatchTextContent(/Differs by[^]*4/);
    await pick('y');
    await expect.element(cellPanel()).toMatchTextContent(/= 4.*other copy: 0/);
    await page.getByRole('button', { name: 'Copy A' }).click();
    await expect.element(cellPanel()).toMatchTextContent(/= 0.*other copy: 4/);
  });

  test('the gradient for a parameter is a picture of its own', async () => {
    await open();
    await choose('0.weight');
    await expect
      .element(page.getByRole('application', { name: /^Gradient of 0\.weight/ }))
      .toBeVisible();
  });

  test('numbers are typed, and a broken line is told with its place', async () => {
    await open();
    await page.getByText('Type, paste or load it').click();
    const numbers = page.getByRole('textbox', { name: 'Numbers of the input' });
    await numbers.fill('1,2\n3,x');
    await page.getByRole('button', { name: 'Use these numbers' }).click();
    await expect
      .element(page.getByText('Line 2, column 3: expected a number, got "x".'))
      .toBeVisible();
    await numbers.fill('[7, 8]');
    await page.getByRole('button', { name: 'Use these numbers' }).click();
    await choose('0: Linear');
    await pick('x', '{ArrowDown}');
    await expect.element(cellPanel().getByRole('textbox')).toHaveValue('8');
  });

  test('an image is scaled to the input, and that is said', async () => {
    await open({
      ...firstWorkbench,
      input: [1, 4, 4],
      layers: 'relu',
      source: { kind: 'random', seed: 1 },
    });
    await expect.element(table()).toMatchTextContent(/ReLU/);
    const canvas = new OffscreenCanvas(40, 20);
    const context = canvas.getContext('2d');
    context?.fillRect(0, 0, 40, 20);
    const file = new File([await canvas.convertToBlob()], 'black.png', { type: 'image/png' });
    await page.getByText('Type, paste or load it').click();
    await page.getByLabelText('File with numbers of the input').upload(file);
    await expect
      .element(page.getByText(/The image was scaled from 40 × 20 to 4 × 4 pixels and made grey\./))
      .toBeVisible();
    await page
      .getByLabelText('File with numbers of the input')
      .upload(new File(['no image'], 'broken.png', { type: 'image/png' }));
    await expect.element(page.getByText(/broken\.png is no image/)).toBeVisible();
  });

  test('broken files are refused with the place, and what lies on the bench stays', async () => {
    await open();
    await page.getByText('Type, paste or load it').click();
    const load = async (name: string, content: BlobPart): Promise<void> =>
      page
        .getByLabelText('File with numbers of the input')
        .upload(new File([content], name, { type: 'application/octet-stream' }));
    const said = (text: string) => expect.element(page.getByText(text)).toBeVisible();
    await load('cut.csv', '1,2\n3');
    await said('cut.csv: Line 2, column 1: expected 2 cells as in the first row, got 1.');
    await load('letters.npy', 'NUMPY');
    await said(
      'letters.npy: expected the letters \\x93NUMPY, got the bytes 4e 55 4d 50 59 (byte 0).',
    );
    const whole = writeNpy(NdArray.from([1, -1], [2]));
    await load('cut.npy', whole.slice(0, -3));
    await said('cut.npy: expected 16 bytes for the shape [2], got 13 (byte 128).');
    await load('many.csv', '1\n'.repeat(250_001));
    await said(
      'many.csv: These are 250,001 numbers; the bench takes at most 250,000 that are typed or come from a file.',
    );
    await expect.element(page.getByRole('textbox', { name: 'Size' })).toHaveValue('2');
    await load('fine.npy', whole as Uint8Array<ArrayBuffer>);
    await said('2 numbers fill the input 2.');
  });

  test('a huge input is refused with its cells and the limit', async () => {
    await open();
    await page.getByRole('textbox', { name: 'Size' }).fill('3 × 4000 × 4000');
    await userEvent.keyboard('{Enter}');
    await expect
      .element(
        page.getByText(
          'An input of 3 × 4000 × 4000 has 48,000,000 cells; the bench takes at most 1,000,000.',
        ),
      )
      .toBeVisible();
  });

  test('the address opens a tensor, and what lay on the bench can be had back', async () => {
    const take = encodeURIComponent(JSON.stringify({ input: [1, 1, 2], values: [5, 6] }));
    await open(byHand, `#/bench?take=${take}`);
    await expect.element(page.getByRole('textbox', { name: 'Size' })).toHaveValue('1 × 1 × 2');
    expect(window.location.hash).toBe('#/bench');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.element(layers()).toHaveValue('linear 1');
  });

  test('what is changed is kept', async () => {
    await open();
    await layers().fill('linear 3');
    await expect.poll(() => readDraft(kept ?? '')?.a.layers).toBe('linear 3');
  });

  test('the bench becomes an exercise', async () => {
    await open();
    await page.getByText('Make an exercise of it').click();
    await page.getByRole('textbox', { name: 'Title', exact: true }).fill('By hand');
    const text = page.getByRole('textbox', { name: 'Exercise as Markdown' });
    await expect.element(text).toHaveValue(expect.stringContaining('id: by-hand') as string);
  });
});
