import type { Block } from '#core/scene/cells/block.ts';
import { rangeOf } from './colour-map.ts';
import type { ValueRange } from './colour-map.ts';

const ranges = new WeakMap<Float64Array, ValueRange>();

/** The range of a block's numbers, worked out once. */
export function rangeOfBlock({ values }: Block): ValueRange {
  const known = values && ranges.get(values);
  const range = known ?? rangeOf(values ?? []);
  if (values && !known) ranges.set(values, range);
  return range;
}
