import '../../app/base.css';
import { beforeEach, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import type { PlotSpec } from '#core/scene/plot/plot-spec.ts';
import PlotStage from './PlotStage.svelte';

const base = { family: 'plot', show: ['values', 'slopes', 'kinks', 'units'] } as const;
const sigmoid: PlotSpec = {
  ...base,
  show: [...base.show],
  scene: 'plot-curves',
  x: [-4, 4],
  xName: 'x',
  curves: [{ name: 'σ(x)', formula: 'sigmoid(x)', role: 'output' }],
  bands: [],
  points: [],
};
/** h(x) = relu(x) + relu(x − 1): kinks at 0 and 1, slopes 0, 1 and 2. */
const pieces: PlotSpec = {
  ...base,
  show: [...base.show],
  scene: 'plot-pieces',
  x: [-2, 3],
  layers: [
    { weight: [['1'], ['1']], bias: ['0', '-1'] },
    { weight: [['1', '1']], bias: ['0'] },
  ],
};
const plane: PlotSpec = {
  ...base,
  show: [...base.show],
  scene: 'plot-plane',
  x: [-1, 2],
  y: [-1, 2],
  points: [
    { name: '00', at: ['0', '0'], value: '0' },
    { name: '11', at: ['1', '1'], value: '1' },
  ],
  lines: [{ name: 'AND', w: ['1', '1'], b: '-3/2' }],
};
const strip: PlotSpec = {
  ...base,
  show: [...base.show],
  scene: 'plot-folding',
  dimensions: 1,
  folds: 2,
};

beforeEach(async () => {
  await page.viewport(680, 720);
});

/** The stage fills the place that it is given. */
async function open(spec: PlotSpec, mayTell = false): Promise<void> {
  const { container } = await render(PlotStage, { spec, mayTell });
  container.style.cssText = 'block-size: 700px';
}

const picture = () => page.getByRole('application');
const status = () => page.getByRole('status');
const reading = () => page.getByRole('group', { name: 'Reading' });
const press = (keys: string) => userEvent.keyboard(keys);

test('shows a curve that is called like the axis', async () => {
  const line = { name: 'x', formula: 'x', role: 'input' } as const;
  await open({ ...sigmoid, curves: [...sigmoid.curves, line] });
  await expect.element(picture()).toBeVisible();
});

describe('PlotStage', () => {
  test('shows the map of a plane as a surface, which the same cursor reads and keys turn', async () => {
    await open({ ...plane, field: 'x1 + x2 - 3/2' });
    await page.getByRole('button', { name: 'As a surface' }).click();
    const surface = page.getByRole('application', { name: /^Surface/ });
    const patches = () => [...document.querySelectorAll('.facet')].map((one) => one.outerHTML);
    expect(patches()).toHaveLength(31 * 31);
    await expect
      .element(page.getByText('The strong line is where the output is 0.5.'))
      .toBeVisible();
    surface.element().focus();
    await userEvent.keyboard('{PageDown}{PageDown}');
    await expect
      .element(page.getByRole('group', { name: 'Reading' }))
      .toMatchTextContent(/output\s*1\/2/);
    const before = patches();
    await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}');
    expect(patches()).not.toEqual(before);
    await userEvent.keyboard('0');
    expect(patches()).toEqual(before);
  });

  test('reads value and slope at a cursor that arrow keys move', async () => {
    await open(sigmoid);
    picture().element().focus();
    await press('{ArrowRight}{ArrowLeft}');
    await expect
      .element(status())
      .toMatchTextContent(/x is 0; σ\(x\) is 1 over 2; slope of σ\(x\) is 1 over 4\./u);
    await press('{Shift>}{ArrowRight}{/Shift}');
    await expect.element(status()).toMatchTextContent(/x is 1; σ\(x\) is 0\.731059/u);
    await press('{End}');
    await expect.element(reading()).toMatchTextContent(/x\s*4/u);
  });

  test('reads the same under the pointer as under the keys', async () => {
    await open(sigmoid);
    const box = picture().element().getBoundingClientRect();
    // The middle of the axis is 0: 56 px are left of the frame and 18 right of it.
    const clientX = box.x + (56 + box.width - 18) / 2;
    picture()
      .element()
      .dispatchEvent(
        new PointerEvent('pointermove', { clientX, clientY: box.y + 100, bubbles: true }),
      );
    await expect.element(reading()).toMatchTextContent(/σ\(x\)\s*1\/2/u);
  });

  test('goes from kink to kink with the Page keys and names both slopes and the piece', async () => {
    await open(pieces);
    picture().element().focus();
    await press('{Home}{PageDown}');
    await expect
      .element(status())
      .toMatchTextContent(/x is 0; h\(x\) is 0; slope is 0 on the left, 1 on the right/u);
    await press('{PageDown}');
    await expect
      .element(status())
      .toMatchTextContent(/x is 1; h\(x\) is 1; slope is 1 on the left, 2 on the right/u);
    await press('{ArrowRight}');
    await expect.element(status()).toMatchTextContent(/piece is 3 of 3, from 1 to infinity/u);
  });

  test('has the same as a table', async () => {
    await open(pieces);
    await page.getByText('As a table').click();
    await expect.element(page.getByRole('row', { name: '0 1 1 0' })).toBeVisible();
  });

  test('moves in the plane and says on which side of a line the cursor lies', async () => {
    await open(plane);
    picture().element().focus();
    await press('{PageDown}{PageDown}');
    await expect
      .element(status())
      .toMatchTextContent(/x₁ is 1; x₂ is 1; point is 11, value 1; AND is 1 over 2, above 0/u);
    await press('{Shift>}{ArrowDown}{/Shift}');
    await expect.element(status()).toMatchTextContent(/AND is 0, on the line/u);
  });

  test('folds by square brackets and says where the picked cell lies', async () => {
    await open(strip);
    picture().element().focus();
    await press('{ArrowRight}{ArrowRight}');
    await expect.element(status()).toMatchTextContent(/Cell \(1 over 4, 1 over 2\)/u);
    await press(']]');
    await expect
      .element(status())
      .toMatchTextContent(
        /Folded 2 times.*middle 3 over 8; after fold 1 .* 1 over 4; after fold 2 .* 1 over 2/u,
      );
    expect(picture().element().querySelectorAll('rect:not(.faded)')).toHaveLength(8);
    await press('[[');
    await expect.element(status()).toMatchTextContent(/Folded once/u);
  });

  test('moves through the slices of a cube with the Page keys', async () => {
    await open({ ...strip, dimensions: 3 });
    picture().element().focus();
    await press('{Home}{PageDown}{ArrowUp}');
    await expect
      .element(status())
      .toMatchTextContent(
        /Cell \(0, 1 over 4\) by \(1 over 4, 1 over 2\) by \(1 over 4, 1 over 2\)/u,
      );
    await press(']]]');
    await expect.element(page.getByRole('slider', { name: 'Fold' })).toHaveValue('2');
  });

  test('tells no value while nothing may be told, and everything afterwards', async () => {
    await open({ ...sigmoid, show: [] });
    picture().element().focus();
    await press('{ArrowRight}');
    await expect.element(reading()).not.toMatchTextContent(/σ/u);
    expect(page.getByText('As a table').query()).toBeNull();
  });

  test('draws the points of a plane alone until answers may be told', async () => {
    await open({ ...plane, waits: true });
    const lines = () => picture().element().querySelectorAll('path.line').length;
    expect(lines()).toBe(0);
    expect(picture().element().querySelectorAll('.point')).toHaveLength(2);
  });

  test('draws the rest of the plane once answers may be told', async () => {
    await open({ ...plane, waits: true, show: [] }, true);
    expect(picture().element().querySelectorAll('path.line')).toHaveLength(1);
    picture().element().focus();
    await press('{ArrowRight}');
    await expect.element(reading()).toMatchTextContent(/AND/u);
  });

  test('describes the drawing in words', async () => {
    await open(pieces);
    await expect
      .element(picture())
      .toHaveAccessibleDescription(/It bends at 0 with value 0, from slope 0 to 1; at 1/u);
  });

  test('lets the focus leave with Tab', async () => {
    await open(sigmoid);
    const element = picture().element();
    element.focus();
    await press('{Tab}');
    expect(document.activeElement).not.toBe(element);
  });
});
