/** Moves a picture by `length` along a direction, then clips it to 0 … 1; a direction of 0 leaves it as it is. */
export function stepAlong(picture: Float64Array, direction: Float64Array, length: number): void {
  const size = norm(direction);
  if (size === 0) return;
  for (let at = 0; at < picture.length; at++)
    picture[at] = clip((picture[at] as number) + (length * (direction[at] as number)) / size);
}

/** To 0 … 1; NaN stays, so that it is noticed. */
export function clip(value: number): number {
  return value < 0 ? 0 : value > 1 ? 1 : value;
}

/** √Σ v². */
export function norm(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum);
}

export function distance(a: Float64Array, b: Float64Array): number {
  return norm(a.map((value, at) => value - (b[at] as number)));
}
