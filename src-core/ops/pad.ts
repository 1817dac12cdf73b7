import { ArgumentError, ShapeError, formatShape } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount, rowMajorStrides } from '#core/tensor/strides.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';

export interface PadOptions {
  /** Before and after, last axis first: [left, right, top, bottom, …]. Negative numbers cut off. */
  pad: readonly number[];
  /** What is put around. Default 0. */
  value?: number | undefined;
}

/**
 * Puts `value` around the tensor, or cuts lines off.
 *
 * Shapes: [H, W] with pad [l, r, t, b] → [H + t + b, W + l + r].
 * Errors: ArgumentError when `pad` is no list of whole numbers in pairs, ShapeError when nothing is left to cut.
 * Source: torch.nn.functional.pad, mode 'constant'.
 */
export const padOp: Op<'unary', PadOptions> = {
  name: 'pad',
  shape([input], { pad }) {
    const shape = sidesOf(input, pad).map(({ before, after }, axis) => {
      const size = input[axis] as number;
      if (size + Math.min(before, 0) + Math.min(after, 0) < 0)
        throw new ShapeError('pad', `enough lines to cut off by ${formatShape(pad)}`, input);
      return size + before + after;
    });
    elementCount('pad', shape);
    return shape;
  },
  forward([input], options) {
    const out = NdArray.from(
      new Float64Array(elementCount('pad', padOp.shape([input.shape], options))).fill(
        options.value ?? 0,
      ),
      padOp.shape([input.shape], options),
    );
    const sides = sidesOf(input.shape, options.pad);
    const kept = sides.reduce<NdArray>((view, { before, after }, axis) => {
      const end = (view.shape[axis] as number) - Math.max(0, -after);
      return view.slice(axis, Math.max(0, -before), end);
    }, input);
    write(out, kept, sides);
    return out;
  },
  // dinput = grad, padded by the opposite amounts: what was put around is cut off
  backward: ({ options: { pad }, ops }, grad) => [
    () =>
      ops.pad(
        grad,
        pad.map((amount) => -amount),
      ),
  ],
  misreadings: [
    {
      id: 'in-front-only',
      title: 'only in front',
      say: 'The lines were put in front only. Padding goes to both sides.',
      forward: ([input], { pad, ...rest }) =>
        padOp.forward([input], { ...rest, pad: pad.map((amount, i) => (i % 2 ? 0 : amount)) }),
    },
    {
      id: 'axes-swapped',
      title: 'rows and columns exchanged',
      say: 'You padded rows where columns were meant: the first pair belongs to the last axis.',
      forward([input], { pad, ...rest }) {
        const firstAxisFirst = input.shape.map((_, axis) => pad.slice(2 * axis, 2 * axis + 2));
        const pairs = firstAxisFirst.map((pair) => (pair.length === 2 ? pair : [0, 0]));
        return padOp.forward([input], { ...rest, pad: pairs.reverse().flat() });
      },
    },
  ],
};

interface Sides {
  before: number;
  after: number;
}

function sidesOf(shape: readonly number[], pad: readonly number[]): Sides[] {
  const whole = pad.every(Number.isSafeInteger);
  if (!whole || pad.length % 2 !== 0 || pad.length > 2 * shape.length)
    throw new ArgumentError(
      'pad',
      `up to ${shape.length} pairs of whole numbers`,
      formatShape(pad),
    );
  return shape.map((_, axis) => {
    const at = 2 * (shape.length - 1 - axis);
    return { before: pad[at] ?? 0, after: pad[at + 1] ?? 0 };
  });
}

function write(out: NdArray, kept: NdArray, sides: readonly Sides[]): void {
  const values = kept.values();
  const strides = rowMajorStrides(out.shape);
  let read = 0;
  const fill = (axis: number, at: number): void => {
    const size = kept.shape[axis];
    if (size === undefined) {
      out.data[at] = values[read++] as number;
      return;
    }
    const step = strides[axis] as number;
    const start = at + Math.max(0, sides[axis]?.before ?? 0) * step;
    for (let i = 0; i < size; i++) fill(axis + 1, start + i * step);
  };
  fill(0, 0);
}

/** See `padOp`. */
export function pad<V extends Value>(
  input: V,
  amounts: readonly number[],
  options: { value?: number } = {},
): V {
  return applyOp(padOp, [input], { pad: amounts, ...options });
}
