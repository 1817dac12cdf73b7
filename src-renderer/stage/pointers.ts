/** A finger, pen or mouse that is down, in CSS pixels of its element. */
export interface Point {
  x: number;
  y: number;
}

/** What two fingers did since the last move: how far their middle went, and how much farther apart they are. */
export interface Pinch {
  middle: Point;
  by: Point;
  grown: number;
}

/** Follows the pointers that are down on one element. */
export class Pointers {
  readonly #down = new Map<number, Point>();

  get count(): number {
    return this.#down.size;
  }

  down(id: number, at: Point): void {
    this.#down.set(id, at);
  }

  up(id: number): void {
    this.#down.delete(id);
  }

  /** Notes where a pointer is now; with two of them down, what the two did. */
  move(id: number, at: Point): Pinch | undefined {
    const from = this.#down.get(id);
    const other = [...this.#down].find(([one]) => one !== id)?.[1];
    if (!from) return undefined;
    this.#down.set(id, at);
    if (!other || this.#down.size !== 2) return undefined;
    const [before, after] = [from, at].map(({ x, y }) => ({
      middle: { x: (x + other.x) / 2, y: (y + other.y) / 2 },
      apart: Math.max(1, Math.hypot(x - other.x, y - other.y)),
    })) as [{ middle: Point; apart: number }, { middle: Point; apart: number }];
    const by = { x: after.middle.x - before.middle.x, y: after.middle.y - before.middle.y };
    return { middle: after.middle, by, grown: after.apart / before.apart };
  }
}
