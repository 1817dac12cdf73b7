import { cellAt, positionOf, volumeShape } from './block.ts';
import type { Block, Cell, Position } from './block.ts';
import type { Contribution, Factor } from './contribution.ts';
import type { Form } from './form.ts';
import type { Relation } from './relation.ts';
import { placesOver, placesUnder } from './windows.ts';
import type { Meeting, Windows } from './windows.ts';

/** Two places that meet through a cell of the window. */
export interface Pair {
  small: Position;
  large: Position;
  kernelRow: number;
  kernelColumn: number;
}

/** Which channels of the other side a channel works with. */
export interface ChannelPairing {
  largeOf(smallChannel: number): readonly number[];
  smallOf(largeChannel: number): readonly number[];
}

export interface WindowSides {
  windows: Windows;
  /** The side that windows lie on; it has the margin. */
  large: Block;
  /** The side with one cell a window. */
  small: Block;
  channels: ChannelPairing;
}

/** All pairs of one large place: the windows that cover it. */
function pairsOver({ windows, small, channels }: WindowSides, large: Position): Pair[] {
  const [, rows, columns] = volumeShape(small);
  const meetings = placesOver(windows, large, rows, columns);
  return channels
    .smallOf(large.channel)
    .flatMap((channel) =>
      meetings.map((met) => ({ large, small: at(met, channel), ...taps(met) })),
    );
}

/** All pairs of one small place: what lies under its window, channel by channel. */
export function pairsUnder({ windows, channels }: WindowSides, small: Position): Pair[] {
  const meetings = placesUnder(windows, small);
  return channels
    .largeOf(small.channel)
    .flatMap((channel) =>
      meetings.map((met) => ({ small, large: at(met, channel), ...taps(met) })),
    );
}

interface WindowRelation {
  sides: WindowSides;
  /** Whether the small side is computed from the large one, or the reverse. */
  direction: 'large-to-small' | 'small-to-large';
  form: Form;
  /** The factor of a pair; `source` is the cell that is read, null in the padding. */
  factorOf(pair: Pair, source: number | null): Factor;
  /** Weights besides: their block, and the pairs that one of their cells is a factor of. */
  weights?: { block: Block; pairsOf(weight: number): Pair[] };
  /** One more source of every cell, such as a bias. */
  extra?: { block: Block; of(to: number): Contribution; from(cell: number): Contribution[] };
}

/** The relation of a convolution, a pool or a transposed convolution. */
export function windowRelation(given: WindowRelation): Relation {
  const { sides, direction, form, factorOf, weights, extra } = given;
  const [from, to] =
    direction === 'large-to-small' ? [sides.large, sides.small] : [sides.small, sides.large];
  const isLargeTarget = to === sides.large;
  const contribution = (pair: Pair): Contribution => {
    const [source, target] = isLargeTarget ? [pair.small, pair.large] : [pair.large, pair.small];
    const [read, written] = [cellAt(from, source), cellAt(to, target)];
    return {
      to: cellOf(to, written),
      from: cellOf(from, read),
      factor: factorOf(pair, read),
      place: { block: sides.large.id, ...pair.large },
    };
  };
  return {
    to: to.id,
    reads: [from.id, ...(weights ? [weights.block.id] : []), ...(extra ? [extra.block.id] : [])],
    form,
    contributors(cell) {
      const position = positionOf(to, cell);
      const pairs = isLargeTarget ? pairsOver(sides, position) : pairsUnder(sides, position);
      return [...pairs.map(contribution), ...(extra ? [extra.of(cell)] : [])];
    },
    dependents({ block, cell }) {
      if (extra && block === extra.block.id) return extra.from(cell);
      if (weights && block === weights.block.id) return weights.pairsOf(cell).map(contribution);
      const position = positionOf(from, cell);
      const pairs = isLargeTarget ? pairsUnder(sides, position) : pairsOver(sides, position);
      return pairs.map(contribution);
    },
  };
}

function at({ row, column }: Meeting, channel: number): Position {
  return { channel, row, column };
}

function taps({ kernelRow, kernelColumn }: Meeting): { kernelRow: number; kernelColumn: number } {
  return { kernelRow, kernelColumn };
}

function cellOf({ id }: Block, cell: number | null): Cell | null {
  return cell === null ? null : { block: id, cell };
}
