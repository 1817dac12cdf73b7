// A question whose answer is cells of the picture: what puts a cell in and what only looks. `e2e/pick-in-views.spec.ts`
// solves one in every view.

import '../app/base.css';
import { tick } from 'svelte';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import type { RawOf } from '#core/exercise/answers.ts';
import { exampleConvolution as spec } from '#core/scene/cells/example-specs.ts';
import { buildScene } from '#core/scene/cells/scene.ts';
import PickView from '../exercise/PickView.svelte';
import { arrange, placed, toPixels } from './arrange.ts';
import { centreOf, layOut } from './layout.ts';
import type { Spread } from './layout.ts';
import { StageSelection } from './selection.svelte.ts';
import Stage from './Stage.svelte';
import { viewPoints } from './view-point.ts';
import type { ViewPoint } from './view-point.ts';

/** The corners: what the windows of the example read. */
const corners = [0, 2, 6, 8];
const ids = ['0,0', '0,2', '2,0', '2,2'];

/** A picture and the question beside it, which keeps what is picked. */
async function open() {
  await page.viewport(620, 900);
  performance.clearMarks();
  const selection = new StageSelection();
  let answer: string[] = [];
  const question = await render(PickView, {
    id: 'part-a',
    labelledby: 'none',
    view: { shape: [3, 3], labels: [], axes: ['row', 'column'], stage: 'input' },
    raw: [],
    checked: undefined,
    cells: undefined,
    status: undefined,
    scene: spec,
    selection,
    onanswer: (raw: RawOf<'pick'>) => {
      answer = raw;
      void question.rerender({ raw });
    },
  });
  const { container } = await render(Stage, { spec, selection });
  container.style.cssText = 'block-size: 800px';
  await expect
    .poll(() => performance.getEntriesByName('stage:first-frame').length, { timeout: 20_000 })
    .toBe(1);
  return { selection, answer: () => [...answer].sort() };
}

/** The picture that is shown now. */
function shown(): HTMLCanvasElement {
  const canvas = [...document.querySelectorAll('canvas')].find((one) => one.clientWidth > 0);
  if (!canvas) throw new Error('no picture');
  return canvas;
}

/** Where a cell of the input is drawn. */
function pixelOf(canvas: HTMLCanvasElement, cell: number, view: ViewPoint, spread: Spread) {
  const size = { width: canvas.clientWidth, height: canvas.clientHeight };
  const arrangement = arrange(layOut(buildScene(spec), spread), view, size);
  const [input] = arrangement.volumes;
  if (!input) throw new Error('no input');
  const at = { channel: 0, row: Math.floor(cell / 3), column: cell % 3 };
  const [x, y] = placed(arrangement, input, centreOf(input.placement, at));
  return toPixels(arrangement, x, y);
}

async function click(cell: number, view: ViewPoint, spread: Spread): Promise<void> {
  const canvas = shown();
  await userEvent.click(canvas, { position: pixelOf(canvas, cell, view, spread) });
  await tick();
}

test('cells are put into the answer by a click in three dimensions, and taken out by another', async () => {
  const { answer } = await open();
  for (const cell of [...corners, 4]) await click(cell, viewPoints.angle, 'stacked');
  expect(answer()).toEqual([...ids, '1,1'].sort());
  await click(4, viewPoints.angle, 'stacked');
  expect(answer()).toEqual(ids);
  await expect.element(page.getByText('Your answer: x₀₀, x₀₂, x₂₀, x₂₂')).toBeVisible();
});

test('pointing at cells and moving by arrows look without putting anything in, and the bar says so', async () => {
  const { selection, answer } = await open();
  const canvas = shown();
  await userEvent.hover(canvas, { position: pixelOf(canvas, 4, viewPoints.angle, 'stacked') });
  await expect.poll(() => selection.at('input')).toBe(4);
  page
    .getByRole('application', { name: /cells of/ })
    .element()
    .focus();
  await userEvent.keyboard('{ArrowRight}{ArrowDown}');
  expect(selection.at('input')).toBe(8);
  expect(answer()).toEqual([]);
  expect(document.querySelector('.answer p')?.textContent).toContain('arrow keys only look');
});

test('the cell under the cursor is put in by the button below the sum', async () => {
  const { selection, answer } = await open();
  selection.pick({ input: 8 });
  await page.getByRole('button', { name: 'Put x₂₂ in' }).click();
  expect(answer()).toEqual(['2,2']);
  await page.getByRole('button', { name: 'Take x₂₂ out' }).click();
  expect(answer()).toEqual([]);
});

/** A finger goes down at a cell of the 3D picture, moves so far to the right, and ends. */
async function touch(cell: number, by: number, end: 'pointerup' | 'pointercancel'): Promise<void> {
  const canvas = shown();
  // There is no finger behind these events that could be captured.
  canvas.setPointerCapture = () => undefined;
  const { left, top } = canvas.getBoundingClientRect();
  const { x, y } = pixelOf(canvas, cell, viewPoints.angle, 'stacked');
  const send = (type: string, wandered: number): boolean =>
    canvas.dispatchEvent(
      new PointerEvent(type, {
        ...{ pointerType: 'touch', pointerId: 7, bubbles: true },
        ...{ clientX: left + x + wandered, clientY: top + y },
      }),
    );
  send('pointerdown', 0);
  send('pointermove', by);
  send(end, by);
  await tick();
}

test('a tap puts a cell in although the fingertip wanders; what turns or scrolls puts nothing in', async () => {
  const { answer } = await open();
  await touch(0, 60, 'pointercancel');
  await touch(8, 3, 'pointercancel');
  expect(answer()).toEqual([]);
  await touch(0, 6, 'pointerup');
  expect(answer()).toEqual(['0,0']);
  await touch(8, 60, 'pointerup');
  expect(answer()).toEqual(['0,0']);
});
