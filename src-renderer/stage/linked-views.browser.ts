// For random pictures of every kind: what a pointer in 3D and in the plane, the keyboard and the matrix say of a cell is
// what the definition says.

import '../app/base.css';
import { describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import { Random } from '#core/random.ts';
import { cellCount, positionOf, volumeShape } from '#core/scene/cells/block.ts';
import type { CellsSpec } from '#core/scene/cells/cells-spec.ts';
import { matrixRow } from '#core/scene/cells/matrix.ts';
import { blockOf, buildScene } from '#core/scene/cells/scene.ts';
import { selectedReach } from '#core/scene/cells/selection.ts';
import { arrange, placed, toPixels, volumeOf } from './arrange.ts';
import { centreOf, layOut } from './layout.ts';
import type { Spread } from './layout.ts';
import { drawnCases } from './testing/drawn-cases.ts';
import type { DrawnCase } from './testing/drawn-cases.ts';
import { StageSelection } from './selection.svelte.ts';
import Stage from './Stage.svelte';
import { viewPoints } from './view-point.ts';
import type { ViewPoint } from './view-point.ts';

function linkedInputs(spec: CellsSpec, selection: StageSelection): number[] {
  const marks = selectedReach(buildScene(spec), selection.cells)?.get('input');
  return [...(marks ?? []).keys()].filter((cell) => marks?.[cell] === 1);
}

/** Which inputs make an output, by asking about each. */
function bruteForce({ spec, isRead }: DrawnCase, output: number): number[] {
  const inputs = cellCount(blockOf(buildScene(spec), 'input'));
  return [...new Array(inputs).keys()].filter((input) => isRead(input, output));
}

async function hover(
  spec: CellsSpec,
  cell: number,
  view: ViewPoint,
  spread: Spread,
): Promise<void> {
  const scene = buildScene(spec);
  const output = scene.blocks.at(-1);
  const canvas = [...document.querySelectorAll('canvas')].find((one) => one.clientWidth > 0);
  if (!canvas || !output) throw new Error('no picture');
  const size = { width: canvas.clientWidth, height: canvas.clientHeight };
  const arrangement = arrange(layOut(scene, spread), view, size);
  const volume = volumeOf(arrangement, { block: output.id, cell });
  if (!volume) throw new Error('no output');
  const [x, y] = placed(arrangement, volume, centreOf(volume.placement, positionOf(output, cell)));
  await userEvent.hover(canvas, { position: toPixels(arrangement, x, y) });
}

/** Resolves when the flat picture is drawn at the size that it has. */
async function flatDrawn(): Promise<void> {
  const ratio = Math.min(2, devicePixelRatio);
  await expect
    .poll(() => {
      const canvas = document.querySelector('canvas');
      return (
        canvas !== null &&
        canvas.clientWidth > 0 &&
        canvas.width === Math.round(canvas.clientWidth * ratio) &&
        canvas.height === Math.round(canvas.clientHeight * ratio)
      );
    })
    .toBe(true);
}

describe('linked views', () => {
  test.each(drawnCases.map((drawn, index) => ({ ...drawn, index, kind: drawn.spec.scene })))(
    'agree on $kind, configuration $index, by pointer, keyboard and matrix',
    async ({ spec, isRead, index }) => {
      await page.viewport(620, 720);
      performance.clearMarks();
      const selection = new StageSelection();
      await render(Stage, { spec, selection });
      await expect
        .poll(() => performance.getEntriesByName('stage:first-frame').length, { timeout: 20_000 })
        .toBe(1);
      const scene = buildScene(spec);
      const output = scene.blocks.at(-1);
      if (!output) throw new Error('no output');
      // A cell of the foremost channel, which nothing hides.
      const [channels, rows, columns] = volumeShape(output);
      const wanted = new Random(index).integer(0, rows * columns - 1);
      const expected = bruteForce({ spec, isRead }, wanted);
      const isOfLines = scene.blocks.every(({ grid: [, own, lines] }) => own === 1 || lines === 1);

      await hover(spec, wanted, viewPoints.angle, isOfLines ? 'apart' : 'stacked');
      expect(selection.cells).toEqual({ [output.id]: wanted });
      expect(linkedInputs(spec, selection)).toEqual(expected);

      const picture = page.getByRole('application', { name: /cells of/ }).element() as HTMLElement;
      picture.focus();
      await userEvent.keyboard('{Escape}y');
      const at = positionOf(output, wanted);
      for (let right = 0; right < at.column; right++) await userEvent.keyboard('{ArrowRight}');
      for (let down = 0; down < at.row; down++) await userEvent.keyboard('{ArrowDown}');
      expect(selection.cells).toEqual({ [output.id]: wanted });
      expect(linkedInputs(spec, selection)).toEqual(expected);
      expect(page.getByRole('status').element().textContent).toMatch(/^y/);

      await userEvent.keyboard('{Escape}');
      (page.getByRole('button', { name: 'Flat' }).element() as HTMLElement).click();
      await flatDrawn();
      await hover(spec, wanted, viewPoints.front, 'apart');
      expect(selection.cells).toEqual({ [output.id]: wanted });
      expect(linkedInputs(spec, selection)).toEqual(expected);

      if (!scene.matrix) return;
      // The matrix may stop at a block in between, of which each cell is an input or a zero.
      if (scene.matrix.columns === 'input' && scene.matrix.rows === output.id)
        expect(matrixRow(scene, wanted).map(({ column }) => column)).toEqual(expected);
      const matrix = page.getByRole('application', { name: /^Matrix/ });
      if (matrix.elements().length > 0 && channels > 0) {
        (matrix.element() as HTMLElement).focus();
        await userEvent.keyboard('{ArrowRight}{ArrowLeft}{ArrowLeft}');
        expect([selection.at(scene.matrix.rows), selection.at(scene.matrix.columns)]).toEqual([
          wanted,
          0,
        ]);
      }
    },
  );
});
