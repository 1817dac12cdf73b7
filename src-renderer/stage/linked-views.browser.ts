// For random pictures: what a pointer, the keyboard and the matrix say of a cell is what the definition says.

import '../app/base.css';
import { describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import { Random } from '#core/random.ts';
import { cellCount, positionOf, volumeShape } from '#core/scene/cells/block.ts';
import type { ConvolutionSpec } from '#core/scene/cells/cells-spec.ts';
import { matrixRow } from '#core/scene/cells/matrix.ts';
import { blockOf, buildScene } from '#core/scene/cells/scene.ts';
import { selectedReach } from '#core/scene/cells/selection.ts';
import { arrange, placed, toPixels, volumeOf } from './arrange.ts';
import { centreOf, layOut } from './layout.ts';
import { StageSelection } from './selection.svelte.ts';
import Stage from './Stage.svelte';
import { viewPoints } from './view-point.ts';

type Drawn = { family: 'cells' } & ConvolutionSpec<'convolution'>;

/** Twenty configurations, the same ones in every run. */
const configurations = Array.from({ length: 20 }, (_, seed): Drawn => {
  const random = new Random(seed + 1);
  const from = (least: number, most: number): number =>
    least + Math.floor(random.next() * (most - least + 1));
  const groups = from(1, 2);
  return {
    family: 'cells',
    scene: 'convolution',
    input: [groups * from(1, 2), from(3, 5), from(3, 5)],
    outChannels: groups * from(1, 2),
    groups,
    kernel: [from(1, 2), from(1, 2)],
    stride: [from(1, 2), from(1, 2)],
    padding: [from(0, 1), from(0, 1)],
    dilation: [from(1, 2), from(1, 2)],
  };
});

/** Which inputs make an output, by the definition alone. */
function bruteForce(spec: Drawn, output: number): number[] {
  const scene = buildScene(spec);
  const { channel, row, column } = positionOf(blockOf(scene, 'output'), output);
  const [channels, rows, columns] = volumeShape(blockOf(scene, 'input'));
  const groups = spec.groups ?? 1;
  const made: number[] = [];
  for (let c = 0; c < channels; c++)
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < columns; j++) {
        const isOneGroup =
          Math.floor(c / (channels / groups)) === Math.floor(channel / (spec.outChannels / groups));
        const isUnder = ([0, 1] as const).every((axis) => {
          const [at, step] = axis === 0 ? [i, row] : [j, column];
          const away = at + (spec.padding[axis] ?? 0) - step * (spec.stride[axis] ?? 1);
          const d = spec.dilation?.[axis] ?? 1;
          return away >= 0 && away % d === 0 && away / d < (spec.kernel[axis] ?? 1);
        });
        if (isOneGroup && isUnder) made.push((c * rows + i) * columns + j);
      }
  return made;
}

function linkedInputs(spec: Drawn, selection: StageSelection): number[] {
  const marks = selectedReach(buildScene(spec), selection.cells)?.get('input');
  return [...(marks ?? []).keys()].filter((cell) => marks?.[cell] === 1);
}

describe('linked views', () => {
  test.each(configurations.map((spec, index) => ({ spec, index })))(
    'agree in configuration $index, by pointer, keyboard and matrix',
    async ({ spec, index }) => {
      await page.viewport(620, 720);
      performance.clearMarks();
      const selection = new StageSelection();
      await render(Stage, { spec, selection });
      await expect.poll(() => performance.getEntriesByName('stage:first-frame').length).toBe(1);
      const scene = buildScene(spec);
      const output = blockOf(scene, 'output');
      // A cell of the foremost channel, which nothing hides.
      const [, rows, columns] = volumeShape(output);
      const wanted = index % (rows * columns);
      const expected = bruteForce(spec, wanted);

      const canvas = document.querySelector('canvas');
      if (!canvas) throw new Error('no picture');
      const size = { width: canvas.clientWidth, height: canvas.clientHeight };
      const arrangement = arrange(layOut(scene, 'stacked'), viewPoints.angle, size);
      const volume = volumeOf(arrangement, { block: 'output', cell: wanted });
      if (!volume) throw new Error('no output');
      const [x, y] = placed(
        arrangement,
        volume,
        centreOf(volume.placement, positionOf(output, wanted)),
      );
      await userEvent.hover(canvas, { position: toPixels(arrangement, x, y) });
      expect(selection.cells).toEqual({ output: wanted });
      expect(linkedInputs(spec, selection)).toEqual(expected);

      const picture = page.getByRole('application', { name: /cells of/ }).element() as HTMLElement;
      picture.focus();
      await userEvent.keyboard('{Escape}y');
      for (let right = 0; right < wanted % columns; right++)
        await userEvent.keyboard('{ArrowRight}');
      for (let down = 0; down < Math.floor(wanted / columns); down++)
        await userEvent.keyboard('{ArrowDown}');
      expect(selection.output).toBe(wanted);
      expect(linkedInputs(spec, selection)).toEqual(expected);
      const spoken = page.getByRole('status').element().textContent;
      expect(spoken).toMatch(/^y/);

      const inMatrix = matrixRow(scene, wanted).map(({ column }) => column);
      expect(inMatrix).toEqual(expected);
      const matrix = page.getByRole('application', { name: /^Matrix/ });
      if (matrix.elements().length > 0) {
        (matrix.element() as HTMLElement).focus();
        await userEvent.keyboard('{ArrowRight}{ArrowLeft}{ArrowLeft}');
        expect([selection.output, selection.input]).toEqual([wanted, 0]);
      }
      expect(cellCount(output)).toBeGreaterThan(wanted);
    },
  );
});
