// For random pictures of every kind: what a pointer and the keyboard find of a cell in 3D, in the plane and in the matrix,
// and what the index formula, the worked sum and the table say of it, is what the definition says.

import '../app/base.css';
import { describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import { Random } from '#core/random.ts';
import { cellCount, positionOf, volumeShape } from '#core/scene/cells/block.ts';
import type { CellsSpec } from '#core/scene/cells/cells-spec.ts';
import { matrixRow } from '#core/scene/cells/matrix.ts';
import { nameOf } from '#core/scene/cells/names.ts';
import { blockOf, buildScene, contributors } from '#core/scene/cells/scene.ts';
import { selectedReach } from '#core/scene/cells/selection.ts';
import type { Selection } from '#core/scene/cells/selection.ts';
import { tick } from 'svelte';
import { arrange, placed, toPixels, volumeOf } from './arrange.ts';
import { centreOf, layOut } from './layout.ts';
import type { Spread } from './layout.ts';
import { drawnCases } from './testing/drawn-cases.ts';
import type { DrawnCase } from './testing/drawn-cases.ts';
import { namedInputs } from './testing/read-formula.ts';
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

/** The inputs that the index formula on screen names; undefined for kinds that have none. */
function formulaInputs(spec: CellsSpec): number[] | undefined {
  const line = page.getByRole('group', { name: 'Index formula' }).elements()[0];
  const text = line?.querySelector('.visually-hidden')?.textContent;
  // In the columns of im2col letters number a line; no sign runs through them.
  const free: Record<string, number> = spec.scene === 'im2col' ? { c: 1, a: 1, b: 1 } : {};
  return text ? namedInputs(text, blockOf(buildScene(spec), 'input'), free) : undefined;
}

/** The inputs that the table on screen leads to, going on to what they are made from themselves. */
async function tableInputs(spec: CellsSpec, selection: StageSelection): Promise<number[]> {
  const { blocks } = buildScene(spec);
  const byName = new Map(
    blocks.flatMap((block) =>
      [...new Array(cellCount(block)).keys()].map((cell) => [
        nameOf(block, cell).text,
        { block: block.id, cell },
      ]),
    ),
  );
  const start = selection.cells;
  const found = new Set<number>();
  const seen = new Set<string>();
  let ahead: Selection[] = [start];
  while (ahead.length > 0) {
    const next: Selection[] = [];
    for (const cells of ahead) {
      selection.pick(cells);
      await tick();
      const caption = document.querySelector('caption')?.textContent ?? '';
      const isMade = caption.startsWith('What makes');
      for (const heading of isMade ? document.querySelectorAll('tbody th') : []) {
        const name = heading.textContent.trim();
        const source = byName.get(name);
        if (!source || seen.has(name)) continue;
        seen.add(name);
        if (source.block === 'input') found.add(source.cell);
        else next.push({ [source.block]: source.cell });
      }
    }
    ahead = next;
  }
  selection.pick(start);
  await tick();
  return [...found].sort((left, right) => left - right);
}

/** Points at the middle of a matrix entry, also of one that is scrolled away. */
function hoverMatrix(rows: number, columns: number, row: number, column: number): void {
  // Above it there may be a strip with indices.
  const svg = [...document.querySelectorAll('[aria-label^="Matrix"] > svg')].at(-1);
  if (!svg) throw new Error('no matrix');
  const [width, height] = [svg.clientWidth, svg.clientHeight];
  const side = (height - 2) / rows;
  const header = width - 2 - columns * side;
  const { left, top } = svg.getBoundingClientRect();
  const clientX = left + header + (column + 0.5) * side;
  const clientY = top + (row + 0.5) * side;
  svg.dispatchEvent(new PointerEvent('pointermove', { clientX, clientY, bubbles: true }));
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
    'agree on $kind, configuration $index, by pointer and keyboard, in pictures, matrix, formula, sum and table',
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
      const [, lines, across] = volumeShape(output);
      const wanted = new Random(index).integer(0, lines * across - 1);
      const expected = bruteForce({ spec, isRead }, wanted);
      const isOfLines = scene.blocks.every(({ grid: [, own, high] }) => own === 1 || high === 1);

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
      const said = page.getByRole('status').element().textContent;
      expect(said).toMatch(/^y/);
      const input = blockOf(scene, 'input');
      const isShort = contributors(scene, { block: output.id, cell: wanted }).every(
        ({ from }) => from === null || from.block === 'input' || from.block === 'bias',
      );
      // A long sum is told with its middle left out.
      if (isShort && expected.length <= 10)
        for (let cell = 0; cell < cellCount(input); cell++)
          expect(said.includes(nameOf(input, cell).spoken), said).toBe(expected.includes(cell));
      expect(formulaInputs(spec) ?? expected).toEqual(expected);
      (page.getByText('As a table').element() as HTMLElement).click();
      await expect.poll(() => document.querySelector('details[open] :is(table, p)')).not.toBeNull();
      expect(await tableInputs(spec, selection)).toEqual(expected);
      (page.getByText('As a table').element() as HTMLElement).click();

      await userEvent.keyboard('{Escape}');
      (page.getByRole('button', { name: 'Flat' }).element() as HTMLElement).click();
      await flatDrawn();
      await hover(spec, wanted, viewPoints.front, 'apart');
      expect(selection.cells).toEqual({ [output.id]: wanted });
      expect(linkedInputs(spec, selection)).toEqual(expected);
      picture.focus();
      await userEvent.keyboard('{Escape}y{End}{Home}');
      for (let right = 0; right < at.column; right++) await userEvent.keyboard('{ArrowRight}');
      for (let down = 0; down < at.row; down++) await userEvent.keyboard('{ArrowDown}');
      expect(selection.cells).toEqual({ [output.id]: wanted });

      if (!scene.matrix) return;
      // The matrix may stop at a block in between, of which each cell is an input or a zero.
      if (scene.matrix.columns === 'input' && scene.matrix.rows === output.id)
        expect(matrixRow(scene, wanted).map(({ column }) => column)).toEqual(expected);
      const matrix = page.getByRole('application', { name: /^Matrix/ });
      if (matrix.elements().length > 0) {
        (matrix.element() as HTMLElement).focus();
        await userEvent.keyboard('{ArrowRight}{ArrowLeft}{ArrowLeft}');
        expect([selection.at(scene.matrix.rows), selection.at(scene.matrix.columns)]).toEqual([
          wanted,
          0,
        ]);
        const [rows, columns] = [scene.matrix.rows, scene.matrix.columns].map((id) =>
          cellCount(blockOf(scene, id)),
        ) as [number, number];
        hoverMatrix(rows, columns, wanted, columns - 1);
        expect(selection.cells).toEqual({ output: wanted, input: columns - 1 });
        await tick();
        const marked = document.querySelectorAll('[aria-label^="Matrix"] .row').length;
        expect(marked).toBe(1);
      }
    },
  );
});
