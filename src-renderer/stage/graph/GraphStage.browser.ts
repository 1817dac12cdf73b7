import '../../app/base.css';
import { beforeEach, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import type { GraphSpec } from '#core/scene/graph/graph-spec.ts';
import { StageSelection } from '../selection.svelte.ts';
import GraphStage from './GraphStage.svelte';

/** y = x·z + x² at x = 3, z = 5: ∂y/∂x = z + 2x = 11, ∂y/∂z = x = 3. */
const spec: GraphSpec = {
  family: 'graph',
  scene: 'graph',
  formula: ['v1 = x*z', 'v2 = x^2', 'v3 = v1 + v2'],
  at: ['3', '5'],
  sweeps: ['values', 'adjoints'],
  show: ['values', 'rules', 'slopes', 'adjoints'],
};

beforeEach(async () => {
  await page.viewport(680, 760);
});

/** The stage fills the place that it is given. */
async function open(shown: GraphSpec, mayTell = false, step?: number): Promise<StageSelection> {
  const selection = new StageSelection();
  if (step !== undefined) selection.pick({ output: step - 1 });
  const { container } = await render(GraphStage, { spec: shown, selection, mayTell });
  container.style.cssText = 'block-size: 740px';
  return selection;
}

const picture = () => page.getByRole('application', { name: 'Computation graph' });
const status = () => page.getByRole('status');
const line = () => page.getByRole('group', { name: 'Worked line' });
/** A row of the trace, as a screen reader reads it. */
const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name} `, 'u') });
const press = (keys: string) => userEvent.keyboard(keys);

describe('GraphStage', () => {
  test('steps by square brackets and says what each step computes', async () => {
    await open(spec);
    picture().element().focus();
    await press(']');
    await expect
      .element(status())
      .toMatchTextContent(/v 1 is x times z is 15\. Here x = 3, z = 5\./u);
    await expect.element(row('v 1')).toMatchTextContent(/15/u);
    await expect.element(row('v 2')).toMatchTextContent(/not computed yet/u);
    await press(']]]]]]');
    await expect
      .element(status())
      .toMatchTextContent(
        /x bar receives v 2 bar times 2 times x is 1 times 6 is 6\. 1 of 2 amounts for x̄ is there/u,
      );
    await expect.element(row('x')).toMatchTextContent(/6 so far/u);
    await press(']');
    await expect.element(line()).toMatchTextContent(/Both amounts for x̄ are there. 6 \+ 5 = 11/u);
    await press('[[');
    await expect.element(row('x')).toMatchTextContent(/6 so far/u);
  });

  test('scrubs with the slider, which says where it stands', async () => {
    await open(spec);
    const slider = page.getByRole('slider', { name: 'Step' });
    slider.element().focus();
    await press('{End}');
    await expect
      .element(slider)
      .toHaveAttribute(
        'aria-valuetext',
        '9 of 9: z bar receives v 1 bar times x is 1 times 3 is 3. z̄ is complete: one arrow leads to it.',
      );
    await expect.element(row('x')).toMatchTextContent(/11/u);
    await press('{Home}');
    await expect.element(row('v 3')).toMatchTextContent(/not computed yet/u);
  });

  test('moves from node to node and announces value, inputs and local derivatives', async () => {
    await open(spec);
    picture().element().focus();
    await press(']]]]]]]]]');
    await press('{End}{ArrowLeft}');
    await expect
      .element(status())
      .toMatchTextContent(
        /v 2: x squared\. Value 9, adjoint 1\. Reads x with local derivative 2 times x, which is 6\. Read by v 3\./u,
      );
    await press('{ArrowDown}');
    await expect.element(status()).toMatchTextContent(/^v 1: x times z\./u);
    await expect
      .element(page.getByRole('button', { name: 'v 1' }))
      .toHaveAttribute('aria-pressed', 'true');
    await press('{Escape}');
    await expect.element(status()).toMatchTextContent(/Nothing picked\./u);
  });

  test('picks a node by its row of the trace and by the pointer', async () => {
    await open(spec);
    await page.getByRole('button', { name: 'v 2' }).click();
    await expect.element(status()).toMatchTextContent(/^v 2: x squared/u);
    picture()
      .element()
      .querySelector<SVGElement>('[data-node="4"]')
      ?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    await expect.element(status()).toMatchTextContent(/^v 3, the output/u);
    await expect
      .element(page.getByRole('button', { name: 'v 3' }))
      .toHaveAttribute('aria-pressed', 'true');
  });

  test('tells nothing that is asked, wherever the sweep stands', async () => {
    await open({ ...spec, show: [] });
    picture().element().focus();
    await press(']]]]]]]]]');
    await expect.element(row('v 1')).toMatchTextContent(/for you to find/u);
    const shown = [...picture().element().querySelectorAll('.number, text:not([class])')];
    expect(new Set(shown.map(({ textContent }) => textContent))).toEqual(
      new Set(['3', '5', '?', '1']),
    );
    await expect.element(line()).not.toMatchTextContent(/= \d/u);
  });

  test('tells everything once answers may be told', async () => {
    await open({ ...spec, show: [] }, true);
    picture().element().focus();
    await press(']]]]]]]]]');
    await expect.element(row('x')).toMatchTextContent(/11/u);
  });

  test('opens at the step that is picked, and picks the step that it goes to', async () => {
    const selection = await open(spec, false, 2);
    await expect.element(row('v 2')).toMatchTextContent(/9/u);
    await expect.element(row('v 3')).toMatchTextContent(/not computed yet/u);
    picture().element().focus();
    await press(']');
    expect(selection.output).toBe(2);
  });

  test('scrolls the node under the cursor into sight where there is little room', async () => {
    await page.viewport(320, 760);
    await open({ ...spec, formula: 'exp(sin(cos(x*z)))' });
    const element = picture().element();
    element.focus();
    await press('{End}');
    const [frame, node] = [element, element.querySelector('[data-node="5"]')].map((one) =>
      one?.getBoundingClientRect(),
    );
    expect(node?.right).toBeLessThanOrEqual(frame?.right ?? 0);
    expect(element.scrollLeft).toBeGreaterThan(0);
    await press('{Home}');
    expect(element.scrollLeft).toBeLessThan(20);
  });

  test('describes the graph in words', async () => {
    await open(spec);
    await expect
      .element(picture())
      .toHaveAccessibleDescription(/2 inputs \(x, z\), 3 operations and 5 arrows/u);
  });

  test('lets the focus leave with Tab', async () => {
    await open(spec);
    const element = picture().element();
    element.focus();
    await press('{Tab}');
    expect(document.activeElement).not.toBe(element);
  });
});
