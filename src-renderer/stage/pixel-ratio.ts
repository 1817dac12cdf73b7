/** A frame that takes longer than this makes the picture coarser while it moves. */
const slowMs = 40;
const least = 0.5;

/** How many device pixels a CSS pixel gets: fewer while moving on slow machines, all again at rest. */
export interface PixelRatio {
  /** While moving. */
  readonly moving: number;
  readonly atRest: number;
  /** Notes how long a frame took; frames that follow one another count, first ones after a rest do not. */
  note(tookMs: number): void;
}

/** Starts at the screen's own ratio, at most 2. */
export function createPixelRatio(devicePixelRatio: number): PixelRatio {
  const atRest = Math.min(2, devicePixelRatio);
  let moving = atRest;
  let slowFrames = 0;
  return {
    get moving() {
      return moving;
    },
    atRest,
    note(tookMs) {
      slowFrames = tookMs > slowMs ? slowFrames + 1 : 0;
      if (slowFrames < 2) return;
      moving = Math.max(least, moving * 0.75);
      slowFrames = 0;
    },
  };
}
