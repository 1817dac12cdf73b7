import type { Position } from '#core/scene/cells/block.ts';

/** An axis of a volume: channel, row or column. */
type Axis = 0 | 1 | 2;

/** Which axis of a volume is drawn from front to back, which one down and which one across. */
export type AxisOrder = readonly [deep: Axis, down: Axis, across: Axis];

/** Channels behind one another, rows down and columns across. */
export const plainOrder: AxisOrder = [0, 1, 2];

/** All orders, as they are chosen: by what is drawn deep, down and across. */
export const axisOrders: readonly { order: AxisOrder; name: string }[] = [
  { order: plainOrder, name: 'C × H × W' },
  { order: [0, 2, 1], name: 'C × W × H' },
  { order: [1, 0, 2], name: 'H × C × W' },
  { order: [1, 2, 0], name: 'H × W × C' },
  { order: [2, 0, 1], name: 'W × C × H' },
  { order: [2, 1, 0], name: 'W × H × C' },
];

/** What is cut away from the front, by the axis that is drawn deep. */
export const axisWords: Readonly<Record<Axis, string>> = { 0: 'channel', 1: 'row', 2: 'column' };

/** Three numbers of a volume, one an axis, in the order in which they are drawn. */
export function drawnOrder<T>(order: AxisOrder, own: readonly [T, T, T]): [T, T, T] {
  return [own[order[0]], own[order[1]], own[order[2]]];
}

/** Where a place is drawn: `channel` says how deep, `row` how far down and `column` how far across. */
export function drawnPlace(order: AxisOrder, place: Position): Position {
  if (order === plainOrder) return place;
  const [channel, row, column] = drawnOrder(order, [place.channel, place.row, place.column]);
  return { channel, row, column };
}

/** The way back from `drawnPlace`. */
export function ownPlace(order: AxisOrder, drawn: Position): Position {
  if (order === plainOrder) return drawn;
  const own: [number, number, number] = [0, 0, 0];
  own[order[0]] = drawn.channel;
  own[order[1]] = drawn.row;
  own[order[2]] = drawn.column;
  const [channel, row, column] = own;
  return { channel, row, column };
}
