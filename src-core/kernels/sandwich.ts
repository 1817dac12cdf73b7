/** How the axes of a contiguous array fall into three: neighbours that are kept, and what stands around them. */
export interface Sandwich {
  readonly outer: number;
  readonly kept: number;
  readonly inner: number;
}

/** The sandwich whose middle are the kept axes of `shape`; undefined when another one stands between them. */
export function sandwichOf(
  shape: readonly number[],
  isKept: (axis: number) => boolean,
): Sandwich | undefined {
  const parts = { outer: 1, kept: 1, inner: 1 };
  let part: keyof Sandwich = 'outer';
  for (let axis = 0; axis < shape.length; axis++) {
    if (shape[axis] === 1) continue;
    const isKeptHere = isKept(axis);
    if (part === 'outer' && isKeptHere) part = 'kept';
    else if (part === 'kept' && !isKeptHere) part = 'inner';
    else if (part === 'inner' && isKeptHere) return undefined;
    parts[part] *= shape[axis] as number;
  }
  return parts;
}
