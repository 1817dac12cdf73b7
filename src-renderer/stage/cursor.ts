import { cellAt, cellCount, cellsPerVolume, positionOf } from '#core/scene/cells/block.ts';
import type { Block, Cell } from '#core/scene/cells/block.ts';
import { blockOf } from '#core/scene/cells/scene.ts';
import type { Scene } from '#core/scene/cells/scene.ts';
import { endsOf } from '#core/scene/cells/selection.ts';
import type { Selection } from '#core/scene/cells/selection.ts';
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
/** To the block before and after. */
const blockSteps: Record<string, number> = { ',': -1, '.': 1 };

/** Whether a key puts the picked cell into an answer. */
export function isAnswerKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyStroke): boolean {
  return (key === 'Enter' || key === ' ') && !(ctrlKey || metaKey || altKey || shiftKey);
}

/** The picked cell that the arrow keys move: of a picked row and column the row. */
export function cursorOf(scene: Scene, selection: Selection): Cell | null {
  return endsOf(scene, selection)?.late ?? null;
}

/**
 * The selection after a key: arrows move along rows and columns, Page keys through channels and then filters or images,
 * Home and End to the first and last cell, a block's letter or comma and full stop to another block, Escape picks
 * nothing. Undefined when the key means nothing here.
 */
export function selectionAfterKey(
  scene: Scene,
  selection: Selection,
  event: KeyStroke,
): Selection | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return undefined;
  const cursor = cursorOf(scene, selection);
  if (event.key === 'Escape') return cursor ? {} : undefined;
  const lettered = scene.blocks.find(({ letter }) => letter === event.key);
  if (lettered) return { [lettered.id]: selection[lettered.id] ?? 0 };
  const block = blockOf(scene, cursor?.block ?? scene.step.block);
  const blockStep = blockSteps[event.key];
  if (blockStep !== undefined) return pickInNeighbour(scene, block, blockStep, cursor !== null);
  if (event.key === 'Home') return { [block.id]: 0 };
  if (event.key === 'End') return { [block.id]: cellCount(block) - 1 };
  const step = steps[event.key];
  if (!step) return undefined;
  return { [block.id]: cursor ? moved(block, cursor.cell, step) : 0 };
}

/** The selection `by` steps further through the scene's windows, stamps or groups; before the first one nothing is picked. */
export function selectionAfterStep(scene: Scene, selection: Selection, by: number): Selection {
  const at = stepOf(scene, selection) + by;
  return at < 0 ? {} : { [scene.step.block]: Math.min(at, scene.stepCount - 1) };
}

/** The step that a selection stands at, from 0; −1 when none is picked. */
export function stepOf(scene: Scene, selection: Selection): number {
  return selection[scene.step.block] ?? -1;
}

function pickInNeighbour(scene: Scene, block: Block, by: number, isPicked: boolean): Selection {
  const at = scene.blocks.indexOf(block) + (isPicked ? by : 0);
  const to = scene.blocks[Math.min(scene.blocks.length - 1, Math.max(0, at))] ?? block;
  return { [to.id]: 0 };
}

function moved(block: Block, cell: number, [channel, row, column]: Step): number {
  const at = positionOf(block, cell);
  const [volumes, channels, rows, columns] = block.grid;
  const clamp = (value: number, size: number): number => Math.min(size - 1, Math.max(0, value));
  // Maps of one row stand below each other: up and down lead from one channel to the next.
  const deeper = rows === 1 && channel === 0 ? row : channel;
  const layer = Math.floor(cell / cellsPerVolume(block)) * channels + at.channel + deeper;
  const layers = clamp(layer, volumes * channels);
  const to = {
    channel: layers % channels,
    row: clamp(at.row + row, rows),
    column: clamp(at.column + column, columns),
  };
  return cellAt(block, to, Math.floor(layers / channels)) ?? cell;
}
