import { isPlaceAxis } from './axis-names.ts';
import { indexOf } from './block.ts';
import type { Block } from './block.ts';

/** A cell's name in the forms that views need. */
export interface CellName {
  letter: string;
  /** `20`, `1,02` */
  subscript: string;
  /** `x₂₀`, `w₁,₀₂` */
  text: string;
  /** `x_{20}`, `w_{1,02}` */
  latex: string;
  /** "x row 2, column 0", for screen readers. */
  spoken: string;
}

/**
 * The name of a cell: the block's letter with its indices, counted from 0.
 *
 * Channels, filters and images are left out where there is only one. Single digits stand side by side with a comma between channels and place
 * (`x_{1,02}`); where some axis is longer than 10, commas part all of them (`x_{1,10,2}`).
 */
export function nameOf(block: Block, cell: number): CellName {
  const shown = shownIndices(block, cell);
  const given = block.names?.[cell];
  const letter = given?.slice(0, 1) ?? block.letter;
  const subscript = given?.slice(1).replace('_', '') ?? subscriptOf(block, shown);
  return {
    letter,
    subscript,
    text: letter + subscript.replace(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)] ?? digit),
    latex: subscript ? `${letter}_{${subscript}}` : letter,
    spoken: given ?? `${letter} ${spokenOf(shown)}`.trim(),
  };
}

/** A number as learners read it: six significant digits and a real minus sign. */
export function numberText(value: number): string {
  if (value === Infinity) return '∞';
  if (value === -Infinity) return '−∞';
  const rounded = Number.isInteger(value) ? value : Number(value.toPrecision(6));
  return String(rounded).replace('-', '−');
}

interface ShownIndex {
  axis: string;
  index: number;
  isPlace: boolean;
}

function shownIndices(block: Block, cell: number): ShownIndex[] {
  return indexOf(block, cell).flatMap((index, at) => {
    const axis = block.axes[at] ?? 'axis';
    const isPlace = isPlaceAxis(axis);
    return isPlace || (block.shape[at] ?? 1) > 1 ? [{ axis, index, isPlace }] : [];
  });
}

function subscriptOf(block: Block, shown: readonly ShownIndex[]): string {
  if (block.shape.some((size) => size > 10)) return shown.map(({ index }) => index).join(',');
  const digits = (isPlace: boolean): string =>
    shown
      .filter((item) => item.isPlace === isPlace)
      .map(({ index }) => index)
      .join('');
  return [digits(false), digits(true)].filter(Boolean).join(',');
}

function spokenOf(shown: readonly ShownIndex[]): string {
  return shown.map(({ axis, index }) => `${axis} ${index}`).join(', ');
}
