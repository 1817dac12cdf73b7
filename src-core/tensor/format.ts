import { formatShape } from '#core/errors.ts';
import type { DType } from './dtype.ts';
import type { NdArray } from './nd-array.ts';

/** Tensors with more elements are summarised: of each axis the first and last `edge` entries stand there. */
const summarisedFrom = 1000;
const edge = 3;
/** Of more elements, as many short axes may have, only the shape is told. */
const mostShown = 10_000;
/** Rows are broken before they get longer. */
const lineLength = 80;

/**
 * A tensor as nested lists, the numbers aligned in columns and all written alike: one row a line, a blank line between
 * matrices, `…` where entries are left out.
 *
 * ```
 * [[ 1.0, 20.0],
 *  [-3.0,  0.3]]
 * ```
 *
 * Source: the idea of torch.Tensor.__repr__ and numpy.array2string, without the zeros that all numbers end in.
 */
export function formatTensor(array: NdArray): string {
  const { shape, size, rank, dtype } = array;
  if (size === 0) return `[], shape ${formatShape(shape)}`;
  const places = shape.map((length) => shownPlaces(length, size > summarisedFrom));
  if (places.reduce((product, { length }) => product * length, 1) > mostShown)
    return `${dtype} ${formatShape(shape)}`;

  const words = wordsFor(elementsAt(array, places), dtype);
  const width = Math.max(...words.map(({ length }) => length));
  let next = 0;
  const write = (axis: number): string => {
    const shown = places[axis];
    if (!shown) return (words[next++] as string).padStart(width);
    const items = shown.map(() => write(axis + 1));
    if (shown.length < (shape[axis] as number)) items.splice(edge, 0, '…');
    const depth = rank - axis;
    const indent = ' '.repeat(axis + 1);
    const rows = depth === 1 ? lines(items, indent.length) : items;
    return `[${rows.join(`,${'\n'.repeat(depth > 2 ? 2 : 1)}${indent}`)}]`;
  };
  return rank === 0 ? (words[0] as string) : write(0);
}

/** Which entries of an axis are shown. */
function shownPlaces(length: number, isSummary: boolean): number[] {
  const all = isSummary && length > 2 * edge ? 2 * edge : length;
  return Array.from({ length: all }, (_, i) => (all < length && i >= edge ? length - all + i : i));
}

/** The elements at these places of each axis, row by row. */
function elementsAt(array: NdArray, places: readonly (readonly number[])[]): number[] {
  const { data, strides } = array;
  let offsets = [array.offset];
  for (const [axis, shown] of places.entries()) {
    const stride = strides[axis] as number;
    offsets = offsets.flatMap((offset) => shown.map((place) => offset + place * stride));
  }
  return offsets.map((offset) => data[offset] as number);
}

/** A row, broken into lines. */
function lines(items: readonly string[], indent: number): string[] {
  const width = Math.max(...items.map(({ length }) => length)) + 2;
  const perLine = Math.max(1, Math.floor((lineLength - indent) / width));
  const count = Math.ceil(items.length / perLine);
  return Array.from({ length: count }, (_, line) =>
    items.slice(line * perLine, (line + 1) * perLine).join(', '),
  );
}

/**
 * Each number in words, all in one style: truth values; whole numbers without a point; up to 4 decimals, up to 6 when
 * one is below 0.01; scientific when one is below 0.0001, or too large for the others.
 */
function wordsFor(numbers: readonly number[], dtype: DType): string[] {
  if (dtype === 'bool') return numbers.map((value) => (value === 0 ? 'false' : 'true'));
  const finite = numbers.filter(Number.isFinite);
  const sizes = finite.filter((value) => value !== 0).map(Math.abs);
  const [least, most] = [Math.min(1, ...sizes), Math.max(0, ...sizes)];
  if (finite.every(Number.isInteger) && most < 1e10)
    return numbers.map((value) => word(value, String));
  if (least < 1e-4 || most >= 1e8) {
    const digits = shortest(finite, 4, (value) => value.toExponential(4).split('e')[0] as string);
    return numbers.map((value) => word(value, () => value.toExponential(digits)));
  }
  const limit = least < 0.01 ? 6 : 4;
  const digits = shortest(finite, limit, (value) => value.toFixed(limit));
  return numbers.map((value) => word(value, () => value.toFixed(digits)));
}

/** How many decimals are left once the zeros at the end that all numbers share are dropped. */
function shortest(
  numbers: readonly number[],
  limit: number,
  write: (value: number) => string,
): number {
  const zeros = numbers.map((value) => /0*$/.exec(write(value))?.[0].length ?? 0);
  return limit - Math.min(limit, ...zeros);
}

function word(value: number, write: (value: number) => string): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return Object.is(value, -0) ? `-${write(0)}` : write(value);
}
