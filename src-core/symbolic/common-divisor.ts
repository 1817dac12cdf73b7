/** The greatest common divisor, never negative; 0 for 0 and 0. */
export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [large, small] = [absolute(a), absolute(b)];
  while (small !== 0n) {
    // Numbers divide about ten times as fast as big integers.
    if (large <= SAFE && small <= SAFE) return BigInt(smallDivisor(Number(large), Number(small)));
    [large, small] = [small, large % small];
  }
  return large;
}

/** The least common multiple, never negative; 0 beside 0. */
export function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return a === 0n || b === 0n ? 0n : absolute((a / greatestCommonDivisor(a, b)) * b);
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function smallDivisor(a: number, b: number): number {
  let [large, small] = [a, b];
  while (small !== 0) [large, small] = [small, large % small];
  return large;
}
