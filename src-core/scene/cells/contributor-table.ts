import type { Cell } from './block.ts';
import { weightOf } from './contribution.ts';
import type { Contribution, Factor } from './contribution.ts';
import { nameOf, numberText } from './names.ts';
import { blockOf, contributors, dependents } from './scene.ts';
import type { Scene } from './scene.ts';
import { endsOf, isComputed } from './selection.ts';
import type { Selection } from './selection.ts';

/** Everything that makes a cell, or that it goes into, line by line. */
export interface ContributorTable {
  caption: string;
  columns: string[];
  rows: ContributorRow[];
  /** How many lines there are beyond those that are listed. */
  left: number;
}

/** One source (or target) of the cell. */
export interface ContributorRow {
  /** null for a place of the padding, or of the margin that is cropped. */
  cell: Cell | null;
  /** One text a column; empty where there is nothing to say. */
  texts: string[];
}

/** More lines than anyone reads. */
const lineLimit = 500;

const [name, place, factor, weight, value, product] = [0, 1, 2, 3, 4, 5];

/**
 * What the sum of the picked cell says, as a table: each source with its place, its factor and their numbers; for inputs
 * and weights each cell that they go into. Columns in which no line has anything are left out. Undefined while nothing is
 * picked, and for cells that have to do with no other.
 */
export function contributorTable(scene: Scene, selection: Selection): ContributorTable | undefined {
  const cell = endsOf(scene, selection)?.late;
  if (!cell) return undefined;
  const isMade = isComputed(scene, cell);
  const all = isMade ? contributors(scene, cell) : dependents(scene, cell);
  if (all.length === 0) return undefined;
  const lines = all.slice(0, lineLimit).map((one) => lineOf(scene, one, isMade));
  const titles = [
    isMade ? 'Made from' : 'Goes into',
    'Place',
    'Times',
    'Factor',
    'Number',
    'Product',
  ];
  const has = (at: number): boolean => lines.some(({ texts }) => texts[at] !== '');
  // Where nothing has a factor, products are the numbers themselves.
  const kept = [...titles.keys()].filter(
    (at) => at === name || (has(at) && (at !== product || has(factor))),
  );
  const pick = (texts: readonly string[]): string[] => kept.map((at) => texts[at] ?? '');
  const own = nameOf(blockOf(scene, cell.block), cell.cell);
  return {
    caption: `${isMade ? 'What makes' : 'What is made from'} ${own.text}`,
    columns: pick(titles),
    rows: lines.map((line) => ({ ...line, texts: pick(line.texts) })),
    left: all.length - lines.length,
  };
}

function lineOf(scene: Scene, contribution: Contribution, isMade: boolean): ContributorRow {
  const end = isMade ? contribution.from : contribution.to;
  const texts = ['', '', '', '', '', ''];
  const block = end && blockOf(scene, end.block);
  if (block && end) {
    const named = nameOf(block, end.cell);
    texts[name] = named.text;
    texts[place] = named.spoken.replace(new RegExp(`^${named.letter} ?`, 'u'), '');
  } else {
    texts[name] = isMade ? 'padding' : 'cropped';
    const at = contribution.place;
    if (at) texts[place] = `row ${numberText(at.row)}, column ${numberText(at.column)}`;
  }
  texts[factor] = factorName(scene, contribution.factor);
  if (!isMade) return { cell: end, texts };
  const by = factorValue(scene, contribution);
  const number =
    block && end ? block.values?.[end.cell] : isPadded(scene, contribution) ? 0 : undefined;
  if (by !== undefined && contribution.factor.kind === 'weight') texts[weight] = numberText(by);
  if (number !== undefined) texts[value] = numberText(number);
  if (number !== undefined && by !== undefined) texts[product] = numberText(by * number);
  return { cell: end, texts };
}

/** A padded place of a block with numbers counts as 0, unless the largest is sought. */
function isPadded(scene: Scene, { from, factor: { kind }, place: at }: Contribution): boolean {
  const isKnown = at !== undefined && blockOf(scene, at.block).values !== undefined;
  return from === null && isKnown && kind !== 'choice';
}

function factorName(scene: Scene, by: Factor): string {
  if (by.kind === 'weight') return nameOf(blockOf(scene, by.cell.block), by.cell.cell).text;
  if (by.kind === 'share') return `1/${numberText(by.of)}`;
  return by.kind === 'choice' && by.isChosen === true ? 'largest' : '';
}

function factorValue(scene: Scene, contribution: Contribution): number | undefined {
  const by = weightOf(contribution);
  if (by) return blockOf(scene, by.block).values?.[by.cell];
  if (contribution.factor.kind === 'copy') return 1;
  return contribution.factor.kind === 'share' ? 1 / contribution.factor.of : undefined;
}
