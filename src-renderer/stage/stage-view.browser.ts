import '../app/tokens.css';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { exampleConvolution, exampleStamps } from '#core/scene/cells/example-specs.ts';
import { buildScene } from '#core/scene/cells/scene.ts';
import { placed, toPixels } from './arrange.ts';
import { centreOf } from './layout.ts';
import { pickCell } from './pick.ts';
import { createStageView } from './stage-view.ts';
import type { StageView } from './stage-view.ts';
import { viewPoints } from './view-point.ts';

const scene = buildScene(exampleConvolution);
let canvas: HTMLCanvasElement;
let frames: number;
let picture: string;

beforeEach(() => {
  canvas = document.createElement('canvas');
  document.body.append(canvas);
  frames = 0;
});
afterEach(() => {
  canvas.remove();
});

function create(): StageView {
  frames = 0;
  const context = canvas.getContext('webgl2');
  if (!context) throw new Error('no WebGL2 here');
  const view = createStageView(canvas, context, () => {
    frames += 1;
    // Read in the same task as the frame: later the drawing buffer is empty.
    picture = canvas.toDataURL();
  });
  view.resize(480, 240);
  return view;
}

/** Lets frames that were asked for be drawn, and the one at full resolution that may follow. */
async function settle(): Promise<void> {
  // The first one waits for its programs.
  await expect.poll(() => frames, { timeout: 10_000 }).toBeGreaterThan(0);
  await new Promise(requestAnimationFrame);
  await new Promise((resolve) => setTimeout(resolve, 200));
  await new Promise(requestAnimationFrame);
}

describe('createStageView', () => {
  test('gives every object back to the GPU, also those of scenes that were replaced', async () => {
    const view = create();
    view.show(scene, 'stacked');
    view.select({ output: 1, input: null });
    await settle();
    expect(view.memory().geometries).toBeGreaterThan(0);
    const first = view.memory();
    for (let i = 0; i < 5; i++) {
      view.show(buildScene(exampleStamps), 'apart');
      view.show(scene, 'stacked');
      view.select({ output: i % 4, input: null });
      await settle();
    }
    expect(view.memory()).toEqual(first);
    view.dispose();
    expect(view.memory()).toEqual({ geometries: 0, textures: 0 });
  });

  test('draws one frame a change and none while nothing changes', async () => {
    const view = create();
    view.show(scene, 'stacked');
    await settle();
    const before = frames;
    await settle();
    expect(frames).toBe(before);
    view.select({ output: 0, input: null });
    view.look(viewPoints.front);
    await settle();
    expect(frames).toBe(before + 1);
    view.dispose();
  });

  test('makes no program for the first window that is picked: all are there when the picture is', async () => {
    const view = create();
    const link = vi.spyOn(WebGL2RenderingContext.prototype, 'linkProgram');
    view.show(scene, 'stacked');
    await settle();
    const made = link.mock.calls.length;
    expect(made).toBeGreaterThan(0);
    view.select({ output: 1, input: null });
    await settle();
    expect(link.mock.calls.length).toBe(made);
    link.mockRestore();
    view.dispose();
  });

  test('draws the same pixels for the same scene, and others for another selection', async () => {
    const draw = async (output: number | null): Promise<string> => {
      const view = create();
      view.show(scene, 'stacked');
      view.select({ output, input: null });
      await settle();
      view.dispose();
      canvas.replaceWith((canvas = document.createElement('canvas')));
      return picture;
    };
    const plain = await draw(null);
    expect(await draw(null)).toBe(plain);
    expect(await draw(1)).not.toBe(plain);
  });

  test('follows the colours of the theme', async () => {
    const view = create();
    view.show(scene, 'stacked');
    await settle();
    const light = picture;
    document.documentElement.dataset['theme'] = 'dark';
    view.restyle();
    await settle();
    delete document.documentElement.dataset['theme'];
    expect(picture).not.toBe(light);
    view.dispose();
  });

  test('draws a large tensor as one box, gives its textures back and finds the cell under the pointer', async () => {
    const shape = [8, 40, 40];
    const values = Float64Array.from({ length: 12_800 }, (_, cell) => (cell === 7 ? NaN : cell));
    const large = buildScene({ family: 'cells', scene: 'tensor', shape, values });
    const view = create();
    view.show(large, 'stacked');
    await settle();
    const { geometries, textures } = view.memory();
    // A box and the labels; the numbers, the colours and the atlas of labels.
    expect(geometries).toBeLessThanOrEqual(4);
    expect(textures).toBeGreaterThanOrEqual(2);
    const plain = picture;
    view.select({ input: 41 });
    await settle();
    expect(picture).not.toBe(plain);
    view.select({}, { block: 'input', cells: new Set([41, 12_799]) });
    await settle();
    // The last cell is hidden by those before it: what differs is the frame around the other.
    expect(picture).not.toBe(plain);
    view.look(viewPoints.front);
    await settle();
    const [volume] = view.arrangement.volumes;
    if (!volume) throw new Error('no volume');
    const at = { channel: 0, row: 3, column: 5 };
    const [x, y] = placed(view.arrangement, volume, centreOf(volume.placement, at));
    expect(pickCell(view.arrangement, toPixels(view.arrangement, x, y))).toEqual({
      block: 'input',
      cell: 125,
    });
    view.show(large, 'apart', { from: 3, volumeOf: () => 0 });
    view.show(scene, 'stacked');
    await settle();
    view.dispose();
    expect(view.memory()).toEqual({ geometries: 0, textures: 0 });
  });
});
