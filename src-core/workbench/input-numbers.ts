import { digits } from '#core/data/digits.ts';
import { Random } from '#core/random.ts';
import { AppError } from '#core/errors.ts';
import type { WorkbenchState } from './workbench-state.ts';

/** How many digits there are to choose from. */
export const digitCount = 1797;

/** Pixels of a digit. */
export const digitSize = 64;

let all: ReturnType<typeof digits> | undefined;

/** The numbers of one digit, 0 … 1, row by row, and which digit it is. Errors: AppError unless there is such a digit. */
export function digitAt(at: number): { values: Float64Array; label: number } {
  const [images, labels] = (all ??= digits()).arrays;
  const label = labels?.values()[at];
  if (!images || label === undefined)
    throw new AppError('bench', `There are digits 0 to ${digitCount - 1}; ${at} is none.`);
  return {
    values: Float64Array.from(images.values().subarray(at * digitSize, (at + 1) * digitSize)),
    label,
  };
}

/**
 * The numbers of the input, with those typed over.
 *
 * Errors: AppError in words for the reader when the source has another number of them than the shape has cells.
 */
export function inputNumbers({ input, source, changes }: WorkbenchState): Float64Array {
  const count = input.reduce((product, size) => product * size, 1);
  const values = numbersOf(source, count);
  if (values.length !== count)
    throw new AppError(
      'bench',
      `The input ${input.join(' × ')} has ${count} cells, and ${values.length} numbers are given.`,
    );
  for (const [cell, value] of Object.entries(changes['input'] ?? {}))
    if (Number(cell) < count) values[Number(cell)] = value;
  return values;
}

function numbersOf(source: WorkbenchState['source'], count: number): Float64Array {
  if (source.kind === 'numbers') return Float64Array.from(source.values);
  if (source.kind === 'digit') return digitAt(source.at).values;
  const random = new Random(source.seed);
  return Float64Array.from({ length: count }, () => random.normal());
}
