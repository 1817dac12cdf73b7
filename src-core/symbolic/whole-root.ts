/** The n-th root of a whole number from 0 if it is whole, by Newton's iteration from above. */
export function wholeRoot(value: bigint, degree: number): bigint | undefined {
  if (value < 2n) return value;
  const n = BigInt(degree);
  let guess = 1n << BigInt(Math.ceil(value.toString(2).length / degree));
  while (true) {
    const better = ((n - 1n) * guess + value / guess ** (n - 1n)) / n;
    if (better >= guess) break;
    guess = better;
  }
  return guess ** n === value ? guess : undefined;
}
