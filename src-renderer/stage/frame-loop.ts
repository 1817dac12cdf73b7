import type { PixelRatio } from './pixel-ratio.ts';

/** Draws on demand: any number of requests before the next frame make one frame, and none make none. */
export interface FrameLoop {
  request(): void;
  stop(): void;
}

/** How long nothing may move before the picture is drawn once more at its full pixel ratio. */
const restMs = 150;

/**
 * Calls `draw` with the pixel ratio to use; a lowered one is followed by a full one once all is at rest. `prepare` comes
 * before it, once a frame until it says that all is ready: what takes long is done in parts.
 */
export function createFrameLoop(
  prepare: () => boolean,
  draw: (pixelRatio: number) => void,
  ratio: PixelRatio,
): FrameLoop {
  let frame = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let requestedAt = 0;
  let isResting = true;

  const drawNow = (): void => {
    frame = 0;
    if (!prepare()) {
      request();
      return;
    }
    // A busy graphics process answers late: the wait for the frame is what drawing the last one took.
    if (!isResting) ratio.note(performance.now() - requestedAt);
    isResting = false;
    draw(ratio.moving);
    clearTimeout(rest);
    rest = setTimeout(() => {
      isResting = true;
      if (ratio.moving < ratio.atRest) draw(ratio.atRest);
    }, restMs);
  };
  const request = (): void => {
    if (frame !== 0) return;
    requestedAt = performance.now();
    frame = requestAnimationFrame(drawNow);
  };
  return {
    request,
    stop() {
      cancelAnimationFrame(frame);
      clearTimeout(rest);
    },
  };
}
