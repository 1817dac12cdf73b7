// Runs in the browser that `stage.ts` opens: draws pictures of given sizes and says how long frames took.

import '../../src-renderer/app/tokens.css';
import { mount, unmount } from 'svelte';
import { buildScene } from '#core/scene/cells/scene.ts';
import type { CellsSpec } from '#core/scene/cells/cells-spec.ts';
import { exampleSpecs } from '#core/scene/cells/example-specs.ts';
import { hasSmoothEdges } from '../../src-renderer/stage/box-limit.ts';
import { StageSelection } from '../../src-renderer/stage/selection.svelte.ts';
import Stage from '../../src-renderer/stage/Stage.svelte';
import { createStageView } from '../../src-renderer/stage/stage-view.ts';
import { turnBy, viewPoints } from '../../src-renderer/stage/view-point.ts';

/** What `stage.ts` calls. */
export interface StagePage {
  /** The first frame and then `frames` turned ones, in ms, of a tensor at 1024 × 640. */
  draw(shape: readonly number[], frames: number): Promise<{ first: number; each: number[] }>;
  /**
   * The longest that the window stood still, in ms: while a row of activations with 370,000 cells was opened, and
   * while cells of it were picked.
   */
  longestTasks(): Promise<{ opening: number; picking: number }>;
  /** Opens and closes pictures one after the other; yields bytes of the heap when they are gone. */
  openAndClose(count: number): Promise<number>;
}

declare global {
  interface Window {
    stagePage: StagePage;
    gc?: () => void;
  }
}

const size = { width: 1024, height: 640 };

window.stagePage = {
  async draw(shape, frames) {
    const values = Float64Array.from({ length: shape.reduce((a, b) => a * b) }, (_, at) =>
      Math.sin(at / 7),
    );
    const spec: CellsSpec = { family: 'cells', scene: 'tensor', shape, values };
    const canvas = document.createElement('canvas');
    canvas.style.cssText = `inline-size: ${size.width}px; block-size: ${size.height}px`;
    document.body.append(canvas);
    const startedAt = performance.now();
    const scene = buildScene(spec);
    const antialias = hasSmoothEdges(scene);
    const context = canvas.getContext('webgl2', { antialias, alpha: true });
    if (!context) throw new Error('bench: expected WebGL2, got none');
    let drawn: () => void = () => undefined;
    const view = createStageView(canvas, context, () => {
      // Reading one pixel waits for the graphics process.
      context.readPixels(0, 0, 1, 1, context.RGBA, context.UNSIGNED_BYTE, new Uint8Array(4));
      drawn();
    });
    const frame = (change: () => void): Promise<number> =>
      new Promise((resolve) => {
        let from = 0;
        requestAnimationFrame(() => (from = performance.now()));
        drawn = () => resolve(performance.now() - from);
        change();
      });
    await frame(() => {
      view.resize(size.width, size.height);
      view.show(scene, 'stacked');
    });
    const first = performance.now() - startedAt;
    const each: number[] = [];
    for (let turn = 0; turn < frames; turn++)
      each.push(await frame(() => view.look(turnBy(viewPoints.angle, 0.02 * turn, 0))));
    view.dispose();
    canvas.remove();
    return { first, each };
  },

  async longestTasks() {
    const layers = 'conv 16 k3 p1 | relu | maxpool 2 | conv 16 k3 p1 | relu | maxpool 2';
    const sizes = {
      input: [3, 88, 88],
      'layer-1': [16, 88, 88],
      'layer-2': [16, 88, 88],
      'layer-3': [16, 44, 44],
      'layer-4': [16, 44, 44],
      'layer-5': [16, 44, 44],
      'layer-6': [16, 22, 22],
    };
    const known = Object.fromEntries(
      Object.entries(sizes).map(([id, shape]) => [
        id,
        Float64Array.from({ length: shape.reduce((a, b) => a * b) }, (_, at) => Math.sin(at / 7)),
      ]),
    );
    const input = sizes.input;
    const spec = { family: 'cells', scene: 'network', input, layers, isEachApart: true } as const;
    const tasks: number[] = [];
    const observer = new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    );
    observer.observe({ type: 'longtask' });
    const still = async (): Promise<number> => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      return Math.max(0, ...tasks.splice(0));
    };
    const target = document.createElement('div');
    target.style.cssText = 'block-size: 640px; display: grid';
    document.body.append(target);
    const selection = new StageSelection();
    await still();
    performance.clearMarks();
    const stage = mount(Stage, {
      target,
      props: { spec: { ...spec, known }, selection, isOnBench: true },
    });
    while (performance.getEntriesByName('stage:first-frame').length === 0)
      await new Promise(requestAnimationFrame);
    const opening = await still();
    let picking = 0;
    for (const cell of [4000, 8000, 20, 9000, 5000])
      for (const block of ['input', 'layer-2', 'layer-6']) {
        selection.pick({ [block]: cell });
        picking = Math.max(picking, await still());
      }
    observer.disconnect();
    await unmount(stage);
    target.remove();
    return { opening, picking };
  },

  async openAndClose(count) {
    const specs = Object.values(exampleSpecs);
    for (let opened = 0; opened < count; opened++) {
      const target = document.createElement('div');
      target.style.cssText = 'block-size: 600px; display: grid';
      document.body.append(target);
      const spec = specs[opened % specs.length] as CellsSpec;
      const stage = mount(Stage, { target, props: { spec, selection: new StageSelection() } });
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      await unmount(stage);
      target.remove();
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
    window.gc?.();
    const { memory } = performance as Performance & { memory?: { usedJSHeapSize: number } };
    return memory?.usedJSHeapSize ?? NaN;
  },
};
