/** a · b / (‖a‖ ‖b‖): 1 where both point the same way; 0 where one of them is 0. */
export function cosine(a: Float64Array, b: Float64Array): number {
  let [dot, first, second] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] as number, b[i] as number];
    dot += x * y;
    first += x * x;
    second += y * y;
  }
  return first === 0 || second === 0 ? 0 : dot / Math.sqrt(first) / Math.sqrt(second);
}
