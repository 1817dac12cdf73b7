/** Places of the `count` largest numbers, the largest first; of equal ones the smaller place comes first. */
export function largestPlaces(values: ArrayLike<number>, count: number): number[] {
  const places = Array.from({ length: values.length }, (_, at) => at);
  // Sorting is stable, so equal numbers stay in order.
  places.sort((left, right) => (values[right] as number) - (values[left] as number));
  return places.slice(0, count);
}

/** Middle one of sorted numbers, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? NaN) + upper) / 2;
}

/** Place of each number among all, from 1; equal numbers share the mean of their places. */
export function ranks(values: readonly number[]): number[] {
  return values.map((value) => {
    const less = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return less + (equal + 1) / 2;
  });
}

/** Pearson's correlation of two lists: cov(a, b) / √(var a · var b); 0 where one does not vary. */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [meanA, meanB] = [meanOf(a), meanOf(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let at = 0; at < a.length; at++) {
    const [u, v] = [(a[at] as number) - meanA, (b[at] as number) - meanB];
    ab += u * v;
    aa += u * u;
    bb += v * v;
  }
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb);
}

/** Cosine of the angle between two vectors; 0 where one is 0. */
export function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [ab, aa, bb] = [0, 0, 0];
  for (let at = 0; at < a.length; at++) {
    const [u, v] = [a[at] as number, b[at] as number];
    ab += u * v;
    aa += u * u;
    bb += v * v;
  }
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb);
}

export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at] as number;
  return sum / values.length;
}
