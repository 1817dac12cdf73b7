import type { NdArray } from '#core/tensor/nd-array.ts';
import type { Nested } from '#core/tensor/nested.ts';
import type { InputsOf, Kind } from '../kinds.ts';
import type { Op } from '../op.ts';

/** What the misreading called `id` makes of the inputs. Errors: when there is none of that name. */
export function misread<K extends Kind, Options>(
  op: Op<K, Options>,
  id: string,
  inputs: InputsOf<NdArray>[K],
  options: Options,
): Nested {
  const found = op.misreadings.find((each) => each.id === id);
  if (!found) throw new Error(`${op.name} has no misreading ${id}`);
  return found.forward(inputs, options).toNested();
}
