import { projectionOf } from './cell-sets.ts';
import type { Cell } from './block.ts';
import { reachBack } from './reach.ts';
import type { Scene } from './scene.ts';

const words: Record<number, readonly string[]> = {
  1: ['features'],
  2: ['channels', 'positions'],
  3: ['channels', 'rows', 'columns'],
};

/** The receptive field of a cell in the input, in words; nothing for kinds whose formula says it all. */
export function fieldNote(scene: Scene, cell: Cell): string {
  const [input] = scene.blocks;
  if (!scene.hasFields || !input || cell.block === input.id) return '';
  const marks = reachBack(scene, cell).get(input.id);
  const count = marks?.reduce((sum, mark) => sum + mark, 0) ?? 0;
  if (!marks || count === 0) return 'It sees nothing of the input.';
  if (count === marks.length) return `It sees the whole input, ${count} cells.`;
  const axes = projectionOf(marks, input.shape).flatMap((set, axis) => {
    const word = words[input.shape.length]?.[axis] ?? 'cells';
    const [first, last] = [set[0]?.[0] ?? 0, set.at(-1)?.[1] ?? 0];
    const seen = set.reduce((sum, [low, high]) => sum + high - low + 1, 0);
    const size = input.shape[axis] ?? 1;
    if (size === 1) return [];
    if (seen === size) return `all ${word}`;
    if (first === last) return `${word.replace(/s$/u, '')} ${first}`;
    return `${word} ${first} to ${last}${seen < last - first + 1 ? ' with gaps' : ''}`;
  });
  return `In the input it sees ${axes.join(', ')}: ${count} ${count === 1 ? 'cell' : 'cells'}.`;
}
