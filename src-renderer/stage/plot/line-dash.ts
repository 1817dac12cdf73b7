const dashes = ['none', '9 4', '2 4', '12 4 2 4', '5 5', '14 3', '1 6', '9 3 3 3'];

/** The second sign of a line beside its colour, by its place among the lines. */
export function lineDash(at: number): string {
  return dashes[at % dashes.length] ?? 'none';
}
