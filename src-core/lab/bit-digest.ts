import type { LabArray } from './lab-array.ts';

const [FIRST, SECOND] = [0x9e3779b1, 0x85ebca77];

/**
 * A digest over the bits of numbers, in the order in which they are added: equal for equal bits, and 64 bits wide, so
 * that one wrong bit shows. All NaN count as one. It guards against accidents, not against forgery.
 */
export class BitDigest {
  #high = 0x243f6a88;
  #low = 0x85a308d3;
  readonly #double = new Float64Array(1);
  readonly #words = new Uint32Array(this.#double.buffer);

  add(value: number): void {
    this.#double[0] = Number.isNaN(value) ? NaN : value;
    // NaN has many bit patterns, of which engines choose.
    this.#mix(Number.isNaN(value) ? 0 : (this.#words[0] as number));
    this.#mix(Number.isNaN(value) ? 0x7ff80000 : (this.#words[1] as number));
  }

  addAll(values: LabArray): void {
    this.#mix(values.length);
    for (const value of values) this.add(value);
  }

  /** For `restore`. */
  save(): Int32Array {
    return Int32Array.of(this.#high, this.#low);
  }

  restore(saved: ArrayLike<number>): void {
    this.#high = saved[0] ?? 0;
    this.#low = saved[1] ?? 0;
  }

  /** 16 hexadecimal digits. */
  get text(): string {
    const digits = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');
    return digits(stirred(this.#high ^ this.#low)) + digits(stirred(this.#low));
  }

  #mix(word: number): void {
    this.#high = Math.imul(rotated(this.#high ^ word, 13), FIRST) + (this.#low | 0);
    this.#low = Math.imul(rotated(this.#low + word, 17), SECOND) ^ this.#high;
  }
}

const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** Every bit of the word reaches every bit of the result. */
function stirred(word: number): number {
  const once = Math.imul(word ^ (word >>> 15), FIRST);
  return once ^ (once >>> 13);
}
