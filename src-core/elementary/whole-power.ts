/**
 * base^n for a whole n ≥ 0 by squaring, with the same bits on every machine; each of about 2 log₂ n products rounds once.
 */
export function wholePower(base: number, n: number): number {
  let result = 1;
  let square = base;
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}
