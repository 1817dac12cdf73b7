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
