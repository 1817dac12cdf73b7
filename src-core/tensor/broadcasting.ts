import { ShapeError } from '#core/errors.ts';

/**
 * The shape that all shapes stretch to: aligned at the last axis, an axis of size 1 (or a missing
 * one) takes the size of the others.
 *
 * Shapes: [3, 1] and [4] → [3, 4].
 * Errors: ShapeError when two sizes of an axis differ and neither is 1.
 * Source: torch.broadcast_shapes.
 */
export function broadcastShapes(who: string, ...shapes: (readonly number[])[]): number[] {
  let rank = 0;
  for (const shape of shapes) rank = Math.max(rank, shape.length);
  const result = new Array<number>(rank).fill(1);
  for (const shape of shapes) {
    const lead = rank - shape.length;
    for (let i = 0; i < shape.length; i++) {
      const size = shape[i] as number;
      if (size === 1 || size === result[lead + i]) continue;
      if (result[lead + i] !== 1)
        throw new ShapeError(who, 'shapes that broadcast (equal sizes, or 1)', ...shapes);
      result[lead + i] = size;
    }
  }
  return result;
}

/**
 * The strides that show `shape` as `target` without a copy: 0 along every stretched axis.
 *
 * Errors: ShapeError when `shape` does not stretch to `target`.
 */
export function broadcastStrides(
  who: string,
  shape: readonly number[],
  strides: readonly number[],
  target: readonly number[],
): number[] {
  const lead = target.length - shape.length;
  const fits = shape.every((size, i) => size === target[lead + i] || size === 1);
  if (lead < 0 || !fits)
    throw new ShapeError(who, 'a shape that stretches to the other', shape, target);
  return target.map((size, i) => {
    const own = shape[i - lead];
    return own === undefined || (own === 1 && size !== 1) ? 0 : (strides[i - lead] as number);
  });
}

/** The axes of `target` along which `shape` was repeated: those that a gradient is summed over. */
export function stretchedDims(shape: readonly number[], target: readonly number[]): number[] {
  const lead = target.length - shape.length;
  return target.flatMap((size, i) =>
    i < lead || (shape[i - lead] === 1 && size !== 1) ? [i] : [],
  );
}

/** Whether the second shape is the end of the first: every row meets the same numbers. */
export function endsWith(shape: readonly number[], end: readonly number[]): boolean {
  const lead = shape.length - end.length;
  if (lead < 0) return false;
  for (let axis = 0; axis < end.length; axis++) if (shape[lead + axis] !== end[axis]) return false;
  return true;
}
