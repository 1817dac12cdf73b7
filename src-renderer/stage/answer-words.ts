import { cellCount } from '#core/scene/cells/block.ts';
import type { Block } from '#core/scene/cells/block.ts';
import { nameOf } from '#core/scene/cells/names.ts';

/** Names that are told one by one. */
const told = 8;

/** "Your answer: x₀₁, x₁₁ and 3 more", for the cells of a block. */
export function answerWords(block: Block, cells: readonly number[]): string {
  const names = cells
    .filter((cell) => cell < cellCount(block))
    .toSorted((left, right) => left - right)
    .map((cell) => nameOf(block, cell).text);
  if (names.length === 0) return `Your answer: no cell of the ${block.title.toLowerCase()} yet`;
  const more = names.length - told;
  return `Your answer: ${names.slice(0, told).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
