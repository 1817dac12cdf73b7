import { ArgumentError, BudgetError, ShapeError, formatShape } from '#core/errors.ts';
import type { KernelSpec, WindowSpec } from './cells-spec.ts';

/** No scene holds more cells than this in one block. */
const cellLimit = 2_000_000;

/** Errors: ArgumentError unless all are whole numbers of at least `least`. */
export function checkSizes(
  who: string,
  name: string,
  sizes: readonly number[],
  least: number,
): void {
  if (sizes.some((size) => !Number.isSafeInteger(size) || size < least))
    throw new ArgumentError(who, `${name} of whole numbers ≥ ${least}`, formatShape(sizes));
}

/**
 * Refuses windows whose sizes do not fit together, before memory is taken.
 *
 * Errors: ArgumentError for sizes that are no whole numbers in range, ShapeError unless there is one for each axis of
 * a map, BudgetError above `cellLimit` cells in the input.
 */
export function checkWindows(who: string, spec: WindowSpec): void {
  const { input, kernel, stride, padding, dilation = kernel.map(() => 1) } = spec;
  if (input.length !== 2 && input.length !== 3)
    throw new ShapeError(who, 'an input [C, H, W] or [C, L]', input);
  checkSizes(who, 'input', input, 1);
  checkSizes(who, 'kernel', kernel, 1);
  checkSizes(who, 'stride', stride, 1);
  checkSizes(who, 'padding', padding, 0);
  checkSizes(who, 'dilation', dilation, 1);
  for (const [name, list] of Object.entries({ kernel, stride, padding, dilation }))
    if (list.length !== input.length - 1)
      throw new ShapeError(who, `${input.length - 1} sizes of the ${name}`, list);
  checkCellCount(who, input);
}

/**
 * Errors: ArgumentError unless there are filters, and groups of equal size of channels and of filters.
 */
export function checkChannels(
  who: string,
  { input, outChannels }: Pick<WindowSpec, 'input'> & KernelSpec,
  groups = 1,
): void {
  checkSizes(who, 'outChannels', [outChannels], 1);
  checkSizes(who, 'groups', [groups], 1);
  const channels = input[0] ?? 1;
  if (channels % groups !== 0 || outChannels % groups !== 0)
    throw new ArgumentError(
      who,
      `groups that divide ${channels} input channels and ${outChannels} output channels`,
      `${groups}`,
    );
}

/** Refuses a block with too many cells; `shape` is that of the drawn map with its margin. */
export function checkCellCount(who: string, shape: readonly number[]): void {
  const count = shape.reduce((product, size) => product * size, 1);
  if (count > cellLimit)
    throw new BudgetError(
      `${who}: ${formatShape(shape)} holds ${count} cells`,
      `${cellLimit} cells in a block`,
    );
}
