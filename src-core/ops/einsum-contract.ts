import type { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount } from '#core/tensor/strides.ts';
import type { EinsumPlan } from './einsum-equation.ts';
import { productOf } from './product.ts';
import { sumOp } from './sum.ts';

/** A tensor with a letter for each of its axes, none twice. */
interface Labelled {
  readonly array: NdArray;
  readonly labels: readonly string[];
}

/** Carries out an einsum, operand after operand from the left; each step is a stack of matrix products. */
export function contract(
  { inputs, output, sizes }: EinsumPlan,
  arrays: readonly NdArray[],
): NdArray {
  const operands = arrays.map((array, i) => prepared(array, inputs[i] as readonly string[], sizes));
  const [first, ...others] = operands as [Labelled, ...Labelled[]];
  const found = others.reduce((left, right, i) => {
    const later = others.slice(i + 1).flatMap(({ labels }) => labels);
    return joined(left, right, new Set([...output, ...later]));
  }, first);
  const { array, labels } = summed(found, new Set(output));
  return array.permute(output.map((label) => labels.indexOf(label)));
}

/** Letters that occur twice become a diagonal; axes of size 1 that others stretch disappear. */
function prepared(
  array: NdArray,
  labels: readonly string[],
  sizes: ReadonlyMap<string, number>,
): Labelled {
  let [view, left] = [array, [...labels]];
  for (const label of labels) {
    const [first, second] = [left.indexOf(label), left.lastIndexOf(label)];
    if (first === second) continue;
    view = view.diagonal(0, first, second);
    left = [...left.filter((_, axis) => axis !== first && axis !== second), label];
  }
  for (const label of [...left]) {
    const axis = left.indexOf(label);
    if (view.shape[axis] !== 1 || sizes.get(label) === 1) continue;
    view = view.select(axis, 0);
    left.splice(axis, 1);
  }
  return { array: view, labels: left };
}

/** Sums over the letters that nobody asks for any more. */
function summed({ array, labels }: Labelled, kept: ReadonlySet<string>): Labelled {
  const dim = labels.flatMap((label, axis) => (kept.has(label) ? [] : [axis]));
  if (dim.length === 0) return { array, labels };
  return {
    array: sumOp.forward([array], { dim }),
    labels: labels.filter((label) => kept.has(label)),
  };
}

/** Two tensors as one, summed over the letters that both have and that are not kept. */
function joined(a: Labelled, b: Labelled, kept: ReadonlySet<string>): Labelled {
  const left = summed(a, new Set([...kept, ...b.labels]));
  const right = summed(b, new Set([...kept, ...a.labels]));
  const both = left.labels.filter((label) => right.labels.includes(label));
  const batch = both.filter((label) => kept.has(label));
  const inner = both.filter((label) => !kept.has(label));
  const rows = left.labels.filter((label) => !both.includes(label));
  const columns = right.labels.filter((label) => !both.includes(label));
  const sizesIn = ({ array, labels }: Labelled, names: readonly string[]): number[] =>
    names.map((label) => array.shape[labels.indexOf(label)] as number);
  const count = (operand: Labelled, names: readonly string[]): number =>
    elementCount('einsum', sizesIn(operand, names));
  const ordered = ({ array, labels }: Labelled, names: readonly string[]): NdArray =>
    array.permute(names.map((label) => labels.indexOf(label)));
  const [B, M, K, N] = [
    count(left, batch),
    count(left, rows),
    count(left, inner),
    count(right, columns),
  ];
  const x = ordered(left, [...batch, ...rows, ...inner]).reshape([B, M, K]);
  const y = ordered(right, [...batch, ...inner, ...columns]).reshape([B, K, N]);
  const shape = [...sizesIn(left, [...batch, ...rows]), ...sizesIn(right, columns)];
  return { array: productOf(x, y, shape, [B]), labels: [...batch, ...rows, ...columns] };
}
