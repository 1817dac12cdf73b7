const LOWEST = -1074;
const HIGHEST = 1023;

/** 2^LOWEST … 2^HIGHEST: every power of two that is a double. */
const POWERS = powers();

function powers(): Float64Array {
  const all = new Float64Array(HIGHEST - LOWEST + 1);
  let power = 1;
  for (let k = 0; k <= HIGHEST; k++, power *= 2) all[k - LOWEST] = power;
  power = 1;
  for (let k = 0; k >= LOWEST; k--, power /= 2) all[k - LOWEST] = power;
  return all;
}

/** x · 2^k for a whole k from −1,100 to 1,100, rounded once where the result is a normal number. */
export function scaled(x: number, k: number): number {
  if (k > HIGHEST) return x * (POWERS[HIGHEST - LOWEST] as number) * powerOfTwo(k - HIGHEST);
  // A subnormal power has too few bits for the way there: x goes down to the normal ones first.
  if (k < -1022) return x * powerOfTwo(-1022 + 60) * powerOfTwo(k + 1022 - 60);
  return x * (POWERS[k - LOWEST] as number);
}

/** 2^k for a whole k from −1,074 to 1,023. */
export function powerOfTwo(k: number): number {
  return POWERS[k - LOWEST] as number;
}
