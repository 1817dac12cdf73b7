import { ArgumentError, BudgetError, ShapeError, formatShape } from '#core/errors.ts';
import type { ConvolutionSpec } from './scene-spec.ts';

/** No scene holds more cells than this in one block. */
const cellLimit = 2_000_000;

/**
 * Refuses a spec whose sizes or numbers do not fit together, before memory is taken.
 *
 * Errors: ArgumentError for sizes that are no whole numbers in range, ShapeError when a list of values or names
 * has another length than its block, BudgetError above `cellLimit` cells a block.
 */
export function checkSpec(spec: ConvolutionSpec): void {
  const who = `scene ${spec.scene}`;
  const check = (name: string, sizes: readonly number[], least: number): void => {
    if (sizes.some((size) => !Number.isSafeInteger(size) || size < least))
      throw new ArgumentError(who, `${name} of whole numbers ≥ ${least}`, formatShape(sizes));
  };
  check('input', spec.input, 1);
  check('outChannels', [spec.outChannels], 1);
  check('kernel', spec.kernel, 1);
  check('stride', spec.stride, 1);
  check('padding', spec.padding, 0);
  check('outputPadding', spec.outputPadding, 0);
  const kernelShape = [spec.outChannels, spec.input[0], ...spec.kernel];
  checkList(who, 'input values', spec.input, spec.inputValues);
  checkList(who, 'kernel values', kernelShape, spec.kernelValues);
  checkList(who, 'kernel names', kernelShape, spec.kernelNames);
}

/** Refuses a block with too many cells; `shape` is that of the drawn map with its margin. */
export function checkCellCount(who: string, shape: readonly number[]): void {
  const count = shape.reduce((product, size) => product * size, 1);
  if (count > cellLimit)
    throw new BudgetError(`${who}: ${formatShape(shape)}`, `${cellLimit} cells in a block`);
}

function checkList(
  who: string,
  name: string,
  shape: readonly number[],
  list: readonly unknown[] | undefined,
): void {
  checkCellCount(who, shape);
  const count = shape.reduce((product, size) => product * size, 1);
  if (list !== undefined && list.length !== count)
    throw new ShapeError(who, `${count} ${name} for ${formatShape(shape)}`, `${list.length}`);
}
