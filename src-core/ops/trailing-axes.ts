import { ShapeError, formatShape } from '#core/errors.ts';
import { elementCount, sameShape } from '#core/tensor/strides.ts';
import type { NormLayout } from './normalise.ts';

export interface TrailingOptions {
  /** The sizes of the last axes: mean and variance run over them, for every place of the axes before. */
  normalizedShape: number | readonly number[];
  eps?: number | undefined;
}

/** `normalizedShape` as a list. */
export function trailingShape({ normalizedShape }: TrailingOptions): readonly number[] {
  return typeof normalizedShape === 'number' ? [normalizedShape] : normalizedShape;
}

/** A norm over the last axes. Errors: ShapeError unless the input ends in `normalizedShape`, of one axis at least. */
export function trailingLayout(
  who: string,
  input: readonly number[],
  options: TrailingOptions,
  eps: number,
): NormLayout {
  const shape = trailingShape(options);
  elementCount(who, shape);
  const lead = input.length - shape.length;
  if (shape.length === 0 || lead < 0 || !sameShape(input.slice(lead), shape))
    throw new ShapeError(
      who,
      `an input that ends in ${formatShape(shape)}, one axis or more`,
      input,
    );
  return { view: input, dims: shape.map((_, i) => lead + i), affine: shape, eps };
}
