import { ShapeError, formatShape } from '#core/errors.ts';
import { sampleAxes } from './axis-names.ts';
import type { Block, Grid, Margin } from './block.ts';
import { checkCellCount } from './check-spec.ts';

const noMargin: Margin = { top: 0, bottom: 0, left: 0, right: 0, meaning: 'padding', label: '0' };

type Required = Pick<Block, 'id' | 'role' | 'letter' | 'title' | 'shape'>;
type Optional = Partial<Pick<Block, 'axes' | 'grid' | 'margin' | 'sign' | 'names'>>;

/**
 * A block with what its shape leaves to be said: axes of a sample, a grid whose maps are the last two axes, no margin.
 *
 * Errors: BudgetError when it would hold too many cells, ShapeError for lists of another length than the block.
 */
export function makeBlock(
  fields: Required & Optional,
  values?: ArrayLike<number>,
  who = `scene ${fields.id}`,
): Block {
  const { shape, names, margin = noMargin } = fields;
  const grid = fields.grid ?? gridOf(shape);
  const [volumes, channels, rows, columns] = grid;
  const [drawnRows, drawnColumns] = [
    rows + margin.top + margin.bottom,
    columns + margin.left + margin.right,
  ];
  checkCellCount(who, [volumes, channels, drawnRows, drawnColumns]);
  const count = volumes * channels * rows * columns;
  for (const [what, list] of [
    ['values', values],
    ['names', names],
  ] as const)
    if (list !== undefined && list.length !== count)
      throw new ShapeError(
        who,
        `${count} ${what} for ${formatShape(shape)}`,
        `${list.length} ${what}`,
      );
  return {
    axes: sampleAxes(shape.length),
    margin,
    sign: '',
    ...fields,
    grid,
    ...(values && { values: Float64Array.from(values) }),
  };
}

/** Maps of the last two axes; a vector is a column, [C, L] is C channels of one row. */
export function gridOf(shape: readonly number[]): Grid {
  if (shape.length === 1) return [1, 1, shape[0] ?? 1, 1];
  if (shape.length === 2) return [1, shape[0] ?? 1, 1, shape[1] ?? 1];
  const [channels = 1, rows = 1, columns = 1] = shape.slice(-3);
  const volumes = shape.slice(0, -3).reduce((product, size) => product * size, 1);
  return [volumes, channels, rows, columns];
}

/** A matrix [rows, columns] as one map. */
export function mapGrid([rows = 1, columns = 1]: readonly number[]): Grid {
  return [1, 1, rows, columns];
}
