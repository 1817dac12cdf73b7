import { ModelTextError } from '../model-builder.ts';
import type { KerasPlace } from './keras-layers.ts';

/** One way in which a kernel can lie along all axes. */
export interface Candidate {
  kernel: number;
  stride: number;
  /** Zeros before and after along each axis; Keras puts an odd one after. */
  padding: readonly (readonly [before: number, after: number])[];
  bias: boolean;
}

/** Every kernel and stride, “valid” and “same”, whose sizes fit the row; equal ones once. */
export function candidates(
  { row, input }: KerasPlace,
  biases: (taps: number) => readonly boolean[],
): Candidate[] {
  const outs = row.shape.slice(0, -1);
  const axes = outs.length;
  const found = new Map<string, Candidate>();
  for (const kernel of range(31)) {
    for (const bias of biases(kernel ** axes)) {
      for (const stride of range(31)) {
        for (const isSame of [false, true]) {
          const padding = outs.map((count, axis): [number, number] => {
            const total = isSame
              ? Math.max((count - 1) * stride + kernel - (input[axis] as number), 0)
              : 0;
            return [Math.floor(total / 2), Math.ceil(total / 2)];
          });
          const fits = outs.every((count, axis) => {
            const size = input[axis] as number;
            const valid = Math.floor((size - kernel) / stride) + 1;
            return count === (isSame ? Math.ceil(size / stride) : valid);
          });
          const one = { kernel, stride, padding, bias };
          if (fits) found.set(JSON.stringify(one), one);
        }
      }
    }
  }
  return [...found.values()];
}

/** Errors: ModelTextError unless there is exactly one. */
export function only<T extends { kernel: number; stride: number; bias?: boolean }>(
  { row }: KerasPlace,
  found: readonly T[],
): T {
  const [one] = found;
  if (one && found.length === 1) return one;
  const shown = found
    .slice(0, 3)
    .map(({ kernel, stride }) => `kernel ${kernel} with stride ${stride}`)
    .join(', ');
  throw new ModelTextError(
    row.place,
    one
      ? `A summary cannot express this line: ${shown} and perhaps others give the same numbers. Write it in the short notation.`
      : `No square kernel gives ${row.name} this shape and ${row.parameters} parameters.`,
  );
}

/** 1, 2, … to. */
export const range = (to: number): number[] => Array.from({ length: to }, (_, i) => i + 1);
