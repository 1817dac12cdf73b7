/** What an axis of a tensor is called where a cell is read aloud. */
export type AxisName =
  | 'image'
  | 'filter'
  | 'group'
  | 'channel'
  | 'row'
  | 'column'
  | 'position'
  | 'feature'
  | 'output'
  | 'window'
  | 'entry'
  | 'axis';

/** Axes along which cells stand beside each other; a subscript parts them from the others by a comma. */
const placeAxes: ReadonlySet<AxisName> = new Set([
  'row',
  'column',
  'position',
  'feature',
  'window',
  'entry',
]);

/** Whether an axis says where a cell stands in its map; channels, filters and images of size 1 go without saying. */
export function isPlaceAxis(axis: AxisName): boolean {
  return placeAxes.has(axis);
}

/** The axes of a sample: [C, H, W], [C, L], or a list of features; with more axes the first ones are a batch. */
export function sampleAxes(rank: number): AxisName[] {
  if (rank === 1) return ['feature'];
  if (rank === 2) return ['channel', 'position'];
  return [...new Array<AxisName>(rank - 3).fill('image'), 'channel', 'row', 'column'];
}
