import { isPlaceAxis } from '#core/scene/cells/axis-names.ts';
import type { Block } from '#core/scene/cells/block.ts';

/** Numbers by letter. */
type Letters = Readonly<Record<string, number>>;

/**
 * The cells of the input that the text of an index formula names: every `x[…]` (or `v[…]`, the input as a vector) for all
 * values of its letters. `free` says how far letters run that no sign runs through. Indices that are no cell are left out.
 */
export function namedInputs(text: string, input: Block, free: Letters = {}): number[] {
  const found = new Set<number>();
  for (const clause of text.replaceAll('−', '-').split('; ')) {
    const ranges = new Map(Object.entries(free));
    for (const [, letter = '', last] of clause.matchAll(/(\w)=0\.\.(\d+)/g))
      ranges.set(letter, Number(last));
    for (const [, letter, list = ''] of clause.matchAll(/([xv])\[([^\]]*)\]/g))
      for (const letters of every([...ranges])) {
        const indices = list.split(', ').map((index) => valueOf(index, letters));
        const cell = letter === 'v' ? inRange(indices[0] ?? -1, input) : cellOf(indices, input);
        if (cell !== undefined) found.add(cell);
      }
  }
  return [...found].sort((left, right) => left - right);
}

function every(ranges: readonly [string, number][]): Letters[] {
  return ranges.reduce<Letters[]>(
    (all, [letter, last]) =>
      all.flatMap((one) =>
        Array.from({ length: last + 1 }, (_, value) => ({ ...one, [letter]: value })),
      ),
    [{}],
  );
}

/** `2i - 1 + a`, `(3 - a)/2` */
function valueOf(index: string, letters: Letters): number {
  const share = /^\((.*)\)\/(\d+)$/.exec(index);
  if (share) return valueOf(share[1] ?? '', letters) / Number(share[2]);
  return index
    .replaceAll(' - ', ' + -')
    .split(' + ')
    .reduce((sum, term) => {
      const [, sign, by, letter] = /^(-?)(\d*)([a-z]?)$/.exec(term) ?? [];
      const value = (by ? Number(by) : 1) * (letter ? (letters[letter] ?? NaN) : 1);
      return sum + (sign === undefined || !(by || letter) ? NaN : sign ? -value : value);
    }, 0);
}

/** The flat cell; a single channel or image goes without saying. */
function cellOf(indices: readonly number[], { shape, axes }: Block): number | undefined {
  const rest = [...indices];
  let cell = 0;
  for (const [axis, size] of shape.entries()) {
    const isTold = size > 1 || isPlaceAxis(axes[axis] ?? 'axis');
    const index = isTold ? (rest.shift() ?? -1) : 0;
    if (!Number.isInteger(index) || index < 0 || index >= size) return undefined;
    cell = cell * size + index;
  }
  return cell;
}

function inRange(cell: number, { shape }: Block): number | undefined {
  const count = shape.reduce((product, size) => product * size, 1);
  return Number.isInteger(cell) && cell >= 0 && cell < count ? cell : undefined;
}
