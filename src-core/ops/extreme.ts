import { fastExtreme } from '#core/kernels/reduce.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { costPerElement } from './cost.ts';
import { mapElements, zipElements } from './elementwise.ts';
import { plainOf } from './op.ts';
import type { Context, Op, OpMisreading, Value } from './op.ts';
import { keptAxes, reduce, reducedDims, reducedShapeOfSome, spread } from './reduction.ts';
import type { ReductionOptions } from './reduction.ts';

/** 1 where the largest is best, −1 where the smallest is. */
export type Best = 1 | -1;

/** Where in a group the best entry stands, the first one among equals; NaN beats all, as in PyTorch. */
function placeOfBest(group: Float64Array, sign: Best): number {
  let place = 0;
  let best = -Infinity;
  for (let i = 0; i < group.length; i++) {
    const entry = sign * (group[i] as number);
    if (entry > best) {
      best = entry;
      place = i;
    } else if (Number.isNaN(entry)) return i;
  }
  return place;
}

/** The op out[…] = the best of input[…, i, …] over the axes `dim`. */
export function defineExtreme(
  name: string,
  best: Best,
  misreadings: readonly OpMisreading<'unary', ReductionOptions>[],
): Op<'unary', ReductionOptions> {
  return {
    name,
    kind: 'unary',
    shape: ([input], options) => reducedShapeOfSome(name, input, options),
    forward([input], options) {
      const shape = reducedShapeOfSome(name, input.shape, options);
      const dims = reducedDims(name, input.rank, options);
      const fast = fastExtreme(best === 1 ? 'max' : 'min', input, dims);
      if (fast) return fast.reshape(shape);
      return reduce(input, shape, options, (group) => group[placeOfBest(group, best)] as number);
    },
    // dinput = grad where the best stands; equals share it
    gradients: [
      (context, grad) => {
        const { inputs, options, ops } = context;
        return ops.mul(spread(ops, grad, inputs[0].shape, options), shares(context));
      },
    ],
    tangent: (context, [rate]) =>
      context.ops.sum(context.ops.mul(rate, shares(context)), context.options),
    cost: ([input]) => costPerElement(input, { compare: 1 }),
    misreadings,
  };
}

/** 1 where the best stands, 1/2 each where there are two of it, … and 0 elsewhere. Shapes: as the input. */
function shares<V extends Value>(context: Context<'unary', V, ReductionOptions>): V {
  const { options, ops } = context;
  const input = plainOf(context.inputs[0]);
  const best = keptAxes(ops, plainOf(context.output), input.shape, options);
  const isBest = zipElements('shares', input, best, (a, b) => (a === b ? 1 : 0));
  const count = ops.sum(isBest, { ...options, keepdim: true });
  return zipElements('shares', isBest, count, (a, b) => a / b) as Value as V;
}

export interface PlaceOptions {
  /** The axis to look along; all of them, row by row, when left out. */
  dim?: number | undefined;
  /** Leaves reduced axes in place with size 1. */
  keepdim?: boolean | undefined;
}

/** The op out[…] = where along `dim` the best of input[…, i, …] stands, as int32. */
export function definePlaceOfExtreme(
  name: string,
  best: Best,
  misreadings: readonly OpMisreading<'unary', PlaceOptions>[],
): Op<'unary', PlaceOptions> {
  return {
    name,
    kind: 'unary',
    shape: ([input], options) => reducedShapeOfSome(name, input, options),
    forward: ([input], options) =>
      reduce(
        input,
        reducedShapeOfSome(name, input.shape, options),
        options,
        (group) => placeOfBest(group, best),
        'int32',
      ),
    // A place does not change with the numbers, it jumps.
    gradients: [null],
    tangent: ({ output, ops }) => ops.mul(output, 0),
    cost: ([input]) => costPerElement(input, { compare: 1 }),
    misreadings,
  };
}

/** The misreadings of an op that tells a place. */
export function misreadPlaces(
  places: (input: NdArray, options: PlaceOptions) => NdArray,
  best: (input: NdArray, options: PlaceOptions) => NdArray,
): OpMisreading<'unary', PlaceOptions>[] {
  return [
    {
      id: 'counted-from-one',
      title: 'counted from 1',
      say: 'Your places are one too high. The first place along an axis is 0.',
      forward: ([input], options) => mapElements(places(input, options), (place) => place + 1),
    },
    {
      id: 'value-instead',
      title: 'the number instead of its place',
      say: 'You gave the numbers themselves. Asked for are the places where they stand.',
      forward: ([input], options) => best(input, options),
    },
  ];
}
