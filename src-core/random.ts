/**
 * The one seeded generator: mulberry32. The same seed gives the same numbers on every machine.
 *
 * Source: mulberry32, 32 bits of state, period 2³².
 */
export class Random {
  #state: number;
  /** Normal numbers come in pairs: the second of the last pair. */
  #spare: number | undefined;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** Where the sequence stands, for `restore`. */
  save(): Float64Array {
    const spare = this.#spare;
    return Float64Array.of(this.#state, spare === undefined ? 0 : 1, spare ?? 0);
  }

  /** Goes on where `save` was called. */
  restore(saved: ArrayLike<number>): void {
    const [state = 0, hasSpare = 0, spare = 0] = Array.from(saved);
    this.#state = state >>> 0;
    this.#spare = hasSpare === 1 ? spare : undefined;
  }

  /** The next number, uniform in [0, 1), a multiple of 2⁻³². */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number, uniform in low … high, both ends included. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /**
   * A number from the normal distribution with mean 0 and variance 1.
   *
   * A point (u, v) uniform in the unit disc with s = u² + v² yields the two numbers u·√(−2 ln s / s) and
   * v·√(−2 ln s / s). Nothing but + − · ÷ and √ is computed, which IEEE 754 rounds in one way only, and the logarithm
   * is `naturalLog` instead of Math.log, whose last bit engines may choose: the bits are the same on every machine.
   *
   * Source: Marsaglia's polar method.
   */
  normal(): number {
    const spare = this.#spare;
    this.#spare = undefined;
    if (spare !== undefined) return spare;
    for (;;) {
      const u = 2 * this.next() - 1;
      const v = 2 * this.next() - 1;
      const s = u * u + v * v;
      if (s === 0 || s >= 1) continue;
      const scale = Math.sqrt((-2 * naturalLog(s)) / s);
      this.#spare = v * scale;
      return u * scale;
    }
  }

  /** One element of a list that is not empty. */
  pick<T>(items: readonly T[]): T {
    return items[this.integer(0, items.length - 1)] as T;
  }

  /** The same elements in a new order (Fisher–Yates). */
  shuffle<T>(items: readonly T[]): T[] {
    const shuffled = [...items];
    for (let i = shuffled.length - 1; i > 0; i--) {
      const j = this.integer(0, i);
      [shuffled[i], shuffled[j]] = [shuffled[j] as T, shuffled[i] as T];
    }
    return shuffled;
  }
}

/**
 * ln x for a normal x > 0 within 3 · 2⁻⁵² relative, with the same bits on every machine.
 *
 * With x = m · 2^e, m in [√½, √2), and t = (m − 1) / (m + 1): ln x = e · ln 2 + 2 (t + t³/3 + t⁵/5 + …).
 */
export function naturalLog(x: number): number {
  let m = x;
  let e = 0;
  // Doubling and halving are exact.
  for (; m < Math.SQRT1_2; e--) m *= 2;
  for (; m >= Math.SQRT2; e++) m /= 2;
  const t = (m - 1) / (m + 1);
  const square = t * t;
  let sum = 0;
  // |t| < 0.172, so the term after t²³ is below 2⁻⁵⁶ of the first.
  for (let k = 23; k >= 3; k -= 2) sum = (sum + 1 / k) * square;
  return e * Math.LN2 + 2 * (t + t * sum);
}

/** A 32-bit seed from words (FNV-1a), so that each exercise has a sequence of its own. */
export function seedFrom(...words: (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const char of words.join('\u0000')) {
    hash = Math.imul(hash ^ (char.codePointAt(0) as number), 0x01000193);
  }
  return hash >>> 0;
}
