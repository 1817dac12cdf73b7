/** Steps of one editor, to go back and forth in; the oldest are forgotten beyond `limit`. */
export class History<T> {
  #past: T[] = [];
  #future: T[] = [];
  readonly #limit: number;

  constructor(limit = 200) {
    this.#limit = limit;
  }

  /** `before` is about to be replaced; what was undone can no longer be redone. */
  record(before: T): void {
    this.#past.push(before);
    if (this.#past.length > this.#limit) this.#past.shift();
    this.#future = [];
  }

  /** The state before `now`, which can be redone; undefined at the beginning. */
  undo(now: T): T | undefined {
    const before = this.#past.pop();
    if (before !== undefined) this.#future.push(now);
    return before;
  }

  /** The state that the last undo left; undefined when there is none. */
  redo(now: T): T | undefined {
    const after = this.#future.pop();
    if (after !== undefined) this.#past.push(now);
    return after;
  }
}
