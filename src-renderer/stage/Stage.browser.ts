import '../app/base.css';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import {
  exampleConvolution,
  exampleSpecs,
  exampleStamps,
} from '#core/scene/cells/example-specs.ts';
import { buildScene } from '#core/scene/cells/scene.ts';
import type { CellsSpec } from '#core/scene/cells/cells-spec.ts';
import { arrange, placed, toPixels, volumeOf } from './arrange.ts';
import { centreOf, layOut } from './layout.ts';
import { StageSelection } from './selection.svelte.ts';
import Stage from './Stage.svelte';
import { viewPoints } from './view-point.ts';

beforeEach(async () => {
  await page.viewport(620, 720);
  performance.clearMarks();
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function open(spec: CellsSpec, matrix = true): Promise<StageSelection> {
  const selection = new StageSelection();
  await render(Stage, { spec, selection, matrix });
  return selection;
}

const picture = () => page.getByRole('application', { name: /cells of input, kernel and output/ });
const matrix = () => page.getByRole('application', { name: /^Matrix/ });

async function press(keys: string): Promise<void> {
  await userEvent.keyboard(keys);
}

describe('Stage', () => {
  test('marks its first frame', async () => {
    await open(exampleConvolution);
    await expect.poll(() => performance.getEntriesByName('stage:first-frame').length).toBe(1);
  });

  test('moves the cell by keyboard, says what makes it and writes the sum', async () => {
    const selection = await open(exampleConvolution);
    picture().element().focus();
    await press('{ArrowRight}{ArrowRight}{ArrowDown}');
    expect(selection.output).toBe(3);
    await expect
      .element(page.getByRole('status'))
      .toMatchTextContent(/y row 1, column 1 is w row 0, column 0 times/);
    await expect
      .element(page.getByRole('group', { name: 'Worked sum' }))
      .toMatchTextContent(/3 of 4 window cells lie in the padding and add 0\./);
    await press('{Escape}');
    expect(selection.output).toBeNull();
  });

  test('lets the focus leave with Tab', async () => {
    await open(exampleConvolution);
    const element = picture().element();
    element.focus();
    await press('{Tab}');
    expect(document.activeElement).not.toBe(element);
  });

  test('steps through the windows with the slider and the square brackets', async () => {
    const selection = await open(exampleConvolution);
    const slider = page.getByRole('slider', { name: 'Window' });
    slider.element().focus();
    await press('{ArrowRight}');
    expect(selection.output).toBe(0);
    await press(']');
    expect(selection.output).toBe(1);
    await expect
      .element(slider)
      .toHaveAttribute('aria-valuetext', 'window 2 of 4: y row 0, column 1');
    await press('[[');
    expect(selection.output).toBe(0);
  });

  test('steps through the stamps of a transposed convolution', async () => {
    const selection = await open(exampleStamps);
    await page.getByRole('button', { name: 'Next stamp' }).click();
    expect([selection.output, selection.input]).toEqual([null, 0]);
  });

  test('picks an output under the pointer in three dimensions', async () => {
    const selection = await open(exampleConvolution);
    await expect.poll(() => performance.getEntriesByName('stage:first-frame').length).toBe(1);
    const canvas = document.querySelector('canvas');
    if (!canvas) throw new Error('no picture');
    const size = { width: canvas.clientWidth, height: canvas.clientHeight };
    const scene = buildScene(exampleConvolution);
    const arrangement = arrange(layOut(scene, 'stacked'), viewPoints.angle, size);
    const volume = volumeOf(arrangement, { block: 'output', cell: 3 });
    if (!volume) throw new Error('no output');
    const [x, y] = placed(
      arrangement,
      volume,
      centreOf(volume.placement, { channel: 0, row: 1, column: 1 }),
    );
    const at = toPixels(arrangement, x, y);
    await userEvent.hover(canvas, { position: at });
    expect(selection.output).toBe(3);
  });

  test('moves through the matrix by keyboard and names the entry', async () => {
    const selection = await open(exampleConvolution);
    matrix().element().focus();
    await press('{ArrowRight}{ArrowRight}{ArrowRight}{ArrowDown}');
    expect([selection.output, selection.input]).toEqual([1, 2]);
    await expect
      .element(page.getByRole('status'))
      .toMatchTextContent(/Matrix row 1, column 2 is w row 1, column 0\./);
  });

  test('hides the matrix where it is the question', async () => {
    await open(exampleConvolution, false);
    await expect.element(matrix()).not.toBeInTheDocument();
  });

  test('draws flat maps and says so where WebGL is missing', async () => {
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    const selection = await open(exampleConvolution);
    await expect.element(page.getByText(/no WebGL/)).toBeVisible();
    picture().element().focus();
    await press('{ArrowRight}');
    expect(selection.output).toBe(0);
  });

  test('falls back to flat maps when the context is lost, and comes back', async () => {
    await open(exampleConvolution);
    await expect.poll(() => performance.getEntriesByName('stage:first-frame').length).toBe(1);
    const context = document.querySelector('canvas')?.getContext('webgl2');
    const loss = context?.getExtension('WEBGL_lose_context');
    loss?.loseContext();
    await expect.element(page.getByText(/no WebGL/)).toBeVisible();
    loss?.restoreContext();
    await expect.element(page.getByText(/no WebGL/)).not.toBeInTheDocument();
  });

  test('draws large blocks as boxes, explains their colours and cuts channels away', async () => {
    const values = Array.from({ length: 8 * 32 * 32 }, (_, cell) =>
      cell === 9 ? NaN : cell - 4000,
    );
    await open({ family: 'cells', scene: 'tensor', shape: [8, 32, 32], values });
    await expect.poll(() => performance.getEntriesByName('stage:first-frame').length).toBe(1);
    await expect
      .element(page.getByRole('list', { name: 'Colours of the numbers' }))
      .toMatchTextContent(/−4190.*4190.*NaN/);
    const slider = page.getByRole('slider', { name: /From channel/ });
    slider.element().focus();
    await press('{ArrowRight}{ArrowRight}');
    await expect.element(page.getByText('2 of 8', { exact: true })).toBeVisible();
  });

  test('draws flat maps and says why where a block is longer than a texture can hold', async () => {
    const spec = { family: 'cells', scene: 'flatten', input: [3, 40, 40] } as const;
    await open(spec);
    await expect.element(page.getByText(/longer than the 3D picture can hold/)).toBeVisible();
  });

  test('picks a cell of any block by keyboard and says what it goes into', async () => {
    const selection = await open(exampleSpecs['batch-norm']);
    page
      .getByRole('application', { name: /cells of input, mean, variance and output/ })
      .element()
      .focus();
    await press('x{ArrowRight}');
    expect(selection.cells).toEqual({ input: 1 });
    await expect.element(page.getByRole('status')).toMatchTextContent(/μ channel 0 receives/);
    await press('...');
    expect(selection.cells).toEqual({ output: 0 });
    await press(',,');
    expect(selection.cells).toEqual({ mean: 0 });
  });

  test('shows a sentence when a scene cannot be built', async () => {
    await open({ ...exampleConvolution, kernel: [9, 9] });
    await expect.element(page.getByRole('alert')).toMatchTextContent(/a kernel of at most 5/);
  });
});
