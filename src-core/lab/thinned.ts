/**
 * Things kept at some steps of a run, at most `limit` of them and evenly spread however long the run is: those at
 * multiples of a stride, which doubles when there are too many.
 */
export class Thinned<T> {
  /** At least 2; counts from the next offer on. */
  limit: number;
  #stride = 1;
  #kept: { step: number; value: T }[] = [];

  /** `limit` is at least 2. */
  constructor(limit: number) {
    this.limit = limit;
  }

  /** By step, rising. */
  get kept(): readonly { step: number; value: T }[] {
    return this.#kept;
  }

  /** True when the step is one of those that are kept now. */
  wants(step: number): boolean {
    return step % this.#stride === 0;
  }

  /** Keeps a step later than all before; `isLast` keeps it whatever the stride. */
  offer(step: number, value: T, isLast = false): void {
    if (!isLast && !this.wants(step)) return;
    this.#kept.push({ step, value });
    while (this.#kept.length > this.limit) {
      this.#stride *= 2;
      const stride = this.#stride;
      this.#kept = this.#kept.filter(
        ({ step: at }) => at % stride === 0 || (isLast && at === step),
      );
    }
  }

  get stride(): number {
    return this.#stride;
  }

  /** Takes up what was kept before. */
  restore(kept: readonly { step: number; value: T }[], stride: number): void {
    this.#kept = [...kept];
    this.#stride = Math.max(1, stride);
  }
}
