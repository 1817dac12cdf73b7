/** Mean and variance (divided by n) of numbers that come one by one, without keeping them (Welford). */
export class Moments {
  #count = 0;
  #mean = 0;
  #squares = 0;

  add(value: number): void {
    this.#count += 1;
    const before = value - this.#mean;
    this.#mean += before / this.#count;
    this.#squares += before * (value - this.#mean);
  }

  /** For `restore`. */
  save(): Float64Array {
    return Float64Array.of(this.#count, this.#mean, this.#squares);
  }

  restore(saved: ArrayLike<number>): void {
    this.#count = saved[0] ?? 0;
    this.#mean = saved[1] ?? 0;
    this.#squares = saved[2] ?? 0;
  }

  get mean(): number {
    return this.#mean;
  }

  get variance(): number {
    return this.#count === 0 ? 0 : this.#squares / this.#count;
  }
}
