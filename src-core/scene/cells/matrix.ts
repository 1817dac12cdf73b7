import { cellCount } from './block.ts';
import type { Block, Cell } from './block.ts';
import { weightOf } from './contribution.ts';
import type { Contribution, Factor } from './contribution.ts';
import { nameOf, numberText } from './names.ts';
import type { CellName } from './names.ts';
import { blockOf, contributors } from './scene.ts';
import type { Scene } from './scene.ts';

/** One entry of the matrix that is not identically 0. */
export interface MatrixEntry {
  /** Flat cell of the output. */
  row: number;
  /** Flat cell of the input. */
  column: number;
  /** What stands there: a kernel cell, a share, 1, or whether the cell is the largest. */
  factor: Factor;
}

/** The scene's linear map y = A·x with both sides flattened row by row; everything not listed is 0. */
export interface MatrixPattern {
  rows: number;
  columns: number;
  /** By row, then by column. */
  entries: MatrixEntry[];
}

/** The two blocks that the matrix goes between, for kinds that are a linear map. */
export function matrixSides(scene: Scene): { rows: Block; columns: Block } | undefined {
  const { matrix } = scene;
  return matrix && { rows: blockOf(scene, matrix.rows), columns: blockOf(scene, matrix.columns) };
}

/** The explicit matrix as a pattern, derived from the contributions; of the largest cells only chosen ones are listed. */
export function matrixPattern(scene: Scene): MatrixPattern | undefined {
  const sides = matrixSides(scene);
  if (!sides) return undefined;
  const rows = cellCount(sides.rows);
  const entries = Array.from({ length: rows }, (_, row) => matrixRow(scene, row)).flat();
  return { rows, columns: cellCount(sides.columns), entries };
}

/** The entries of one row, by column. */
export function matrixRow(scene: Scene, row: number): MatrixEntry[] {
  const sides = matrixSides(scene);
  if (!sides) return [];
  return contributors(scene, { block: sides.rows.id, cell: row })
    .flatMap((contribution) => {
      const column = origin(scene, contribution, sides.columns.id);
      const { factor } = contribution;
      const isOut = factor.kind === 'choice' && factor.isChosen === false;
      return column === undefined || isOut ? [] : [{ row, column, factor }];
    })
    .sort((left, right) => left.column - right.column);
}

/** The cell of the columns' block that a source is, or is a copy of. */
function origin(scene: Scene, { from }: Contribution, columns: string): number | undefined {
  let cell: Cell | null = from;
  while (cell && cell.block !== columns) {
    const [copied, ...others]: Contribution[] = contributors(scene, cell);
    cell = copied?.factor.kind === 'copy' && others.length === 0 ? copied.from : null;
  }
  return cell?.cell;
}

/** What is written at an entry: the name of a kernel cell, 1/4, 1, or ? while the largest is not known. */
export function entryName(
  scene: Scene,
  factor: Factor,
): Pick<CellName, 'letter' | 'subscript' | 'text' | 'latex' | 'spoken'> {
  const plain = (text: string, spoken = text, latex = text): CellName => ({
    letter: '',
    subscript: text,
    text,
    latex,
    spoken,
  });
  if (factor.kind === 'weight') return nameOf(blockOf(scene, factor.cell.block), factor.cell.cell);
  if (factor.kind === 'share')
    return plain(`1/${numberText(factor.of)}`, `one over ${factor.of}`, `\\tfrac{1}{${factor.of}}`);
  if (factor.kind === 'choice')
    return factor.isChosen ? plain('1', 'one') : plain('?', '1 if it is the largest, else 0');
  return plain('1', 'one');
}

/** Whether an entry has the picked weight cell. */
export function hasWeight({ factor }: MatrixEntry, weight: Cell): boolean {
  const own = weightOf({ to: null, from: null, factor });
  return own?.block === weight.block && own.cell === weight.cell;
}
