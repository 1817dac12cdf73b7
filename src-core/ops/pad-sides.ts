import { ArgumentError, ShapeError, formatShape } from '#core/errors.ts';

/** What stands beyond the edge. */
export type PadMode = 'constant' | 'reflect' | 'replicate' | 'circular';

/** How many lines are put before and after those of one axis; negative: cut off. */
export interface Sides {
  before: number;
  after: number;
}

/** The amounts axis by axis. Errors: ArgumentError unless `pad` is pairs of whole numbers, no more than axes. */
export function sidesOf(shape: readonly number[], pad: readonly number[]): Sides[] {
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

/**
 * Checks a padding that takes numbers of the tensor itself.
 *
 * Errors: ArgumentError for an unknown mode or a value, which such a mode has no use for; ShapeError unless the last
 * 1, 2 or 3 axes are padded with one or two in front, and the amounts stay within what there is.
 */
export function checkMirrored(
  input: readonly number[],
  pad: readonly number[],
  mode: PadMode,
  value: number | null | undefined,
): void {
  if (mode !== 'reflect' && mode !== 'replicate' && mode !== 'circular')
    throw new ArgumentError('pad', "'constant', 'reflect', 'replicate' or 'circular'", `${mode}`);
  if (value !== undefined && value !== null && value !== 0)
    throw new ArgumentError('pad', `no value in mode '${mode}'`, `${value}`);
  const padded = pad.length / 2;
  const extra = input.length - padded;
  if (padded < 1 || padded > 3 || extra < 1 || extra > 2)
    throw new ShapeError(
      'pad',
      `1, 2 or 3 pairs and one or two axes more in mode '${mode}'`,
      `${formatShape(pad)} for ${formatShape(input)}`,
    );
  for (const [axis, { before, after }] of sidesOf(input, pad).entries()) {
    if (axis < extra) continue;
    const size = input[axis] as number;
    const kept = size + Math.min(0, before) + Math.min(0, after);
    const most = { reflect: size - 1, replicate: Infinity, circular: kept }[mode];
    if (Math.max(before, after) > most)
      throw new ShapeError(
        'pad',
        `amounts up to ${most} along axis ${axis} in mode '${mode}'`,
        pad,
      );
    if (size + before + after < 1 || size < 1)
      throw new ShapeError('pad', `lines left along axis ${axis} in mode '${mode}'`, input, pad);
  }
}

/** Where each place of the padded axis takes its number from. 'symmetric' repeats the edge when it turns back. */
export function sourcePlaces(
  mode: Exclude<PadMode, 'constant'> | 'symmetric',
  size: number,
  { before, after }: Sides,
): Int32Array {
  const cut = Math.max(0, -before);
  const kept = size - cut - Math.max(0, -after);
  return Int32Array.from({ length: size + before + after }, (_, i) => {
    const at = i - before;
    if (mode === 'replicate') return Math.min(size - 1, Math.max(0, at));
    if (mode === 'circular') return ((((at - cut) % kept) + kept) % kept) + cut;
    const turn = mode === 'reflect' ? 0 : 1;
    if (at < 0) return -at - turn;
    return at < size ? at : 2 * (size - 1) - at + turn;
  });
}
