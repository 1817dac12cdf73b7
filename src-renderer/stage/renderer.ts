import { WebGLRenderer } from 'three';
import type { OrthographicCamera } from 'three';
import type { Arrangement, PixelSize } from './arrange.ts';

/** The renderer of a context, which asks the GPU many things and waits for each answer. */
export function createRenderer(
  canvas: HTMLCanvasElement,
  context: WebGL2RenderingContext,
): WebGLRenderer {
  const renderer = new WebGLRenderer({ canvas, context, antialias: true, alpha: true });
  renderer.setClearAlpha(0);
  // Asking for the log of a program holds the window up until the GPU has done all that came before.
  renderer.debug.checkShaderErrors = false;
  return renderer;
}

/**
 * Asks, one step a call, what has to be known of programs before they can draw, and says whether all is known; those in
 * `known` were asked before. Asking for more before the GPU has done what it was given holds the window up until it has,
 * and so would asking for all of them at once.
 */
export function programsAsked(
  renderer: WebGLRenderer,
  context: WebGL2RenderingContext,
  known: WeakSet<object>,
): () => boolean {
  const left = (renderer.info.programs ?? []).filter((program) => !known.has(program));
  const isDone = left.length === 0 ? () => true : whenDone(context);
  return () => {
    if (!isDone()) return false;
    const program = left.pop();
    program?.getUniforms();
    if (program) known.add(program);
    return left.length === 0;
  };
}

/** Says, whenever it is asked, whether the GPU has done all that it was given before. */
function whenDone(context: WebGL2RenderingContext): () => boolean {
  const fence = context.fenceSync(context.SYNC_GPU_COMMANDS_COMPLETE, 0);
  context.flush();
  let isDone = fence === null;
  return () => {
    if (isDone || !fence) return true;
    // A lost context has no status, and nothing to wait for.
    isDone = context.getSyncParameter(fence, context.SYNC_STATUS) !== context.UNSIGNALED;
    if (isDone) context.deleteSync(fence);
    return isDone;
  };
}

/** Lets the camera look straight at the plane of an arrangement, a unit as many pixels wide as that says. */
export function fitCamera(
  camera: OrthographicCamera,
  { scale, centre }: Arrangement,
  { width, height }: PixelSize,
): void {
  camera.position.z = 500;
  camera.left = -centre.x / scale;
  camera.right = (width - centre.x) / scale;
  camera.top = centre.y / scale;
  camera.bottom = (centre.y - height) / scale;
  camera.near = 1;
  camera.far = 1000;
  camera.updateProjectionMatrix();
}
