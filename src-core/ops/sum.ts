import { fastSum } from '#core/kernels/reduce.ts';
import type { Numbers } from '#core/tensor/dtype.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { costPerElement } from './cost.ts';
import { mapElements } from './elementwise.ts';
import type { Groups } from './groups.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import {
  checkTotal,
  reducedCount,
  reducedDims,
  reducedGroups,
  reducedShape,
  spread,
  totalDType,
} from './reduction.ts';
import type { ReductionOptions } from './reduction.ts';

/**
 * out[…] = Σ input[…, i, …] over the axes `dim`, added up in float64.
 *
 * Shapes: any → without the axes `dim`, or with 1 in their place when `keepdim`.
 * Errors: ArgumentError for an axis that does not exist or is named twice, or for whole numbers whose sum is no int32.
 * Source: torch.sum, which keeps whole numbers in int64.
 */
export const sumOp: Op<'unary', ReductionOptions> = {
  name: 'sum',
  kind: 'unary',
  shape: ([input], options) => reducedShape('sum', input, options),
  forward([input], options) {
    const shape = sumOp.shape([input.shape], options);
    const fast = fastSum(input, reducedDims('sum', input.rank, options));
    if (fast) return fast.reshape(shape);
    const out = NdArray.empty(shape, totalDType(input.dtype));
    const totals = sumGroups(reducedGroups('sum', input, options));
    for (let q = 0; q < totals.length; q++)
      out.data[q] = checkTotal('sum', out.dtype, totals[q] as number);
    return out;
  },
  // dinput = grad, repeated along the axes that were summed
  gradients: [({ inputs: [input], options, ops }, grad) => spread(ops, grad, input.shape, options)],
  tangent: ({ options, ops }, [rate]) => ops.sum(rate, options),
  cost: ([input]) => costPerElement(input, { add: 1 }),
  misreadings: [
    {
      id: 'all-dims',
      title: 'summed over everything',
      say: 'You summed over every axis. The sum runs over the named axes only.',
      forward: ([input]) => sumOp.forward([input], {}),
    },
    {
      id: 'other-dims',
      title: 'the other axes summed',
      say: 'You summed over the axes that stay. The axes named are those that disappear.',
      forward: ([input], options) => sumOp.forward([input], otherDims(input.rank, options)),
    },
    {
      id: 'mean-instead',
      title: 'divided by the count',
      say: 'This is the mean. Leave out the division by the number of elements.',
      forward([input], options) {
        const count = reducedCount('sum', input.shape, options);
        const total = sumOp.forward([input.to('float64')], options);
        return mapElements(total, (each) => each / count);
      },
    },
  ],
};

function otherDims(rank: number, options: ReductionOptions): ReductionOptions {
  const named = [options.dim ?? []].flat().map((axis) => (axis + rank) % rank);
  const others = Array.from({ length: rank }, (_, axis) => axis).filter((a) => !named.includes(a));
  return { ...options, dim: named.length === 0 ? [] : others };
}

/** The sum of each group. */
function sumGroups(groups: Groups): Float64Array {
  const { data, starts, jumps, length, step } = groups;
  const totals = new Float64Array(starts.length);
  const run = step === 1 ? 1 : runOf(starts);
  for (let j = 0; j < jumps.length; j++) {
    const jump = jumps[j] as number;
    if (run > 1)
      for (let i = 0; i < length; i++) addRow(totals, data, starts, jump + i * step, run);
    else
      for (let q = 0; q < totals.length; q++)
        totals[q] =
          (totals[q] as number) + sumRun(data, (starts[q] as number) + jump, length, step);
  }
  return totals;
}

/** One entry to each sum: neighbouring sums are made of neighbouring entries, in runs of `run`. */
function addRow(
  totals: Float64Array,
  data: Numbers,
  starts: Int32Array,
  at: number,
  run: number,
): void {
  for (let first = 0; first < totals.length; first += run) {
    const from = (starts[first] as number) + at - first;
    for (let q = first; q < first + run; q++)
      totals[q] = (totals[q] as number) + (data[from + q] as number);
  }
}

/** How many groups start one entry after the other, over and over. */
function runOf(starts: Int32Array): number {
  let run = 1;
  while (run < starts.length && starts[run] === (starts[run - 1] as number) + 1) run++;
  return run;
}

/** Four sums side by side: an addition need not wait for the one before it. */
function sumRun(data: Numbers, start: number, length: number, step: number): number {
  const end = start + length * step;
  let [a, b, c, d] = [0, 0, 0, 0];
  let at = start;
  if (step === 1)
    for (; at + 3 < end; at += 4) {
      a += data[at] as number;
      b += data[at + 1] as number;
      c += data[at + 2] as number;
      d += data[at + 3] as number;
    }
  for (let i = (at - start) / (step || 1); i < length; i++) a += data[start + i * step] as number;
  return a + b + (c + d);
}

/** See `sumOp`. */
export function sum<V extends Value>(input: V, options: ReductionOptions = {}): V {
  return applyOp(sumOp, [input], options);
}
