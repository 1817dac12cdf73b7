import { cellAt, cellCount, positionOf, volumeShape } from '#core/scene/block.ts';
import type { Cell } from '#core/scene/block.ts';
import type { Scene } from '#core/scene/scene.ts';
import type { Selection } from '#core/scene/selection.ts';
import type { KeyStroke } from './view-point.ts';

type Step = [channel: number, row: number, column: number];

const steps: Record<string, Step> = {
  ArrowLeft: [0, 0, -1],
  ArrowRight: [0, 0, 1],
  ArrowUp: [0, -1, 0],
  ArrowDown: [0, 1, 0],
  PageUp: [-1, 0, 0],
  PageDown: [1, 0, 0],
};

/** The picked cell that the arrow keys move: the output if one is picked, else the input. */
export function cursorOf({ output, input }: Selection): Cell | null {
  if (output !== null) return { block: 'output', cell: output };
  return input === null ? null : { block: 'input', cell: input };
}

/**
 * The selection after a key: arrows move along rows and columns, Page keys through channels, Home and End to
 * the first and last cell, `x` and `y` change between input and output, Escape picks nothing. Undefined when
 * the key means nothing here.
 */
export function selectionAfterKey(
  scene: Scene,
  selection: Selection,
  event: KeyStroke,
): Partial<Selection> | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return undefined;
  if (event.key === 'Escape') return cursorOf(selection) ? {} : undefined;
  if (event.key === 'x') return { input: selection.input ?? 0 };
  if (event.key === 'y') return { output: selection.output ?? 0 };
  const cursor = cursorOf(selection);
  const block = scene.blocks[cursor?.block ?? 'output'];
  const pick = (cell: number): Partial<Selection> => ({ [block.id]: cell });
  if (event.key === 'Home') return pick(0);
  if (event.key === 'End') return pick(cellCount(block) - 1);
  const step = steps[event.key];
  if (!step) return undefined;
  if (!cursor) return pick(0);
  return pick(moved(scene, cursor, step));
}

/** The selection `by` steps further through the scene's windows or stamps; before the first one nothing is picked. */
export function selectionAfterStep(
  scene: Scene,
  selection: Selection,
  by: number,
): Partial<Selection> {
  const at = stepOf(scene, selection) + by;
  return at < 0 ? {} : { [scene.stepBlock]: Math.min(at, scene.stepCount - 1) };
}

/** The step that a selection stands at, from 0; −1 when none is picked. */
export function stepOf(scene: Scene, selection: Selection): number {
  return selection[scene.stepBlock] ?? -1;
}

function moved(scene: Scene, { block: id, cell }: Cell, [channel, row, column]: Step): number {
  const block = scene.blocks[id];
  const at = positionOf(block, cell);
  const [channels, rows, columns] = volumeShape(block);
  const clamp = (value: number, size: number): number => Math.min(size - 1, Math.max(0, value));
  const to = {
    channel: clamp(at.channel + channel, channels),
    row: clamp(at.row + row, rows),
    column: clamp(at.column + column, columns),
  };
  return cellAt(block, to) ?? cell;
}
