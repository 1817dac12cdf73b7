import type { Attachment } from 'svelte/attachments';
import type { MatrixAnswerView } from '#core/exercise/answers.ts';
import { cellCount } from '#core/scene/cells/block.ts';
import { matrixSides } from '#core/scene/cells/matrix.ts';
import { buildScene } from '#core/scene/cells/scene.ts';
import type { SceneSpec } from '#core/scene/scene-spec.ts';
import type { StageSelection } from '../stage/selection.svelte.ts';
import type { Place } from './grid/grid.ts';

/** True for the matrix of a map: a row is an output cell, a column an input cell. */
export function isMapMatrix({ rows, columns }: MatrixAnswerView): boolean {
  return rows === 'y' && columns === 'x';
}

/** How many outputs and inputs the map beside this matrix has; undefined when there is none. */
export function linkedCounts(
  view: MatrixAnswerView,
  spec: SceneSpec | undefined,
): { outputs: number; inputs: number } | undefined {
  if (spec?.family !== 'cells' || !isMapMatrix(view)) return undefined;
  const sides = matrixSides(buildScene(spec));
  return sides && { outputs: cellCount(sides.rows), inputs: cellCount(sides.columns) };
}

/** Picks on the stage what a cell of the matrix stands for; a matrix of another size may reach beyond it. */
export function pickOnStage(
  { outputs, inputs }: { outputs: number; inputs: number },
  selection: StageSelection,
  { row, column }: Place,
): void {
  selection.pick({
    output: row < outputs ? row : null,
    input: column < inputs ? column : null,
  });
}

/** Scrolls the matrix, never the page, to the row and column that were picked on the stage. */
export function followStage(
  table: () => HTMLTableElement | undefined,
  selection: StageSelection,
): Attachment<HTMLElement> {
  return (scroller) => {
    $effect(() => {
      const row = (selection.output ?? -1) + 1;
      const cell = table()?.rows[row]?.cells[(selection.input ?? -1) + 1];
      if (!cell || scroller.contains(document.activeElement)) return;
      const [head, side] = [28, 44];
      const { offsetTop: top, offsetLeft: left, offsetHeight: height, offsetWidth: width } = cell;
      if (row > 0)
        scroller.scrollTop = nearest(
          scroller.scrollTop,
          top - head,
          top + height - scroller.clientHeight,
        );
      if (selection.input !== null)
        scroller.scrollLeft = nearest(
          scroller.scrollLeft,
          left - side,
          left + width - scroller.clientWidth,
        );
    });
  };
}

/** The offset closest to `now` that lies between what still shows the end and what still shows the start. */
function nearest(now: number, toShowStart: number, toShowEnd: number): number {
  return Math.min(toShowStart, Math.max(toShowEnd, now));
}
