// Reductions, norms and the softmax family look at a tensor as groups of entries: one group for each entry that is left
// when some axes are taken away. The groups are read where they lie, whatever the strides.
import type { Numbers } from '#core/tensor/dtype.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { placesOf } from './places.ts';

/**
 * Group q is made of data[starts[q] + jumps[j] + i · step] for each j and each i < length, in row-major order.
 */
export interface Groups {
  readonly data: Numbers;
  readonly starts: Int32Array;
  readonly jumps: Int32Array;
  readonly length: number;
  readonly step: number;
  /** How many entries a group has. */
  readonly count: number;
}

/** The entries of `input` in groups along the axes `dims` (counted from the front, each once). */
export function groupsOf(input: NdArray, dims: readonly number[]): Groups {
  const { data, shape, strides, offset, rank } = input;
  const kept: number[] = [];
  const outer: number[] = [];
  let length = 1;
  let step = 1;
  // From the last axis on: as long as one axis continues the next, both are one run.
  for (let axis = rank - 1; axis >= 0; axis--) {
    const size = shape[axis] as number;
    const stride = strides[axis] as number;
    if (!dims.includes(axis)) kept.unshift(axis);
    else if (size === 1) continue;
    else if (outer.length > 0) outer.unshift(axis);
    else if (length === 1) [length, step] = [size, stride];
    else if (stride === length * step) length *= size;
    else outer.unshift(axis);
  }
  const sizesOf = (axes: readonly number[]) => axes.map((axis) => shape[axis] as number);
  const stridesOf = (axes: readonly number[]) => axes.map((axis) => strides[axis] as number);
  const starts = placesOf(sizesOf(kept), stridesOf(kept), offset);
  const jumps = placesOf(sizesOf(outer), stridesOf(outer), 0);
  return { data, starts, jumps, length, step, count: length * jumps.length };
}

/** Copies group q to the front of `to`. */
function readGroup(groups: Groups, q: number, to: Float64Array): void {
  const { data, starts, jumps, length, step } = groups;
  const start = starts[q] as number;
  let filled = 0;
  for (let j = 0; j < jumps.length; j++) {
    const from = start + (jumps[j] as number);
    if (step === 1 && length >= 32) {
      to.set(data.subarray(from, from + length), filled);
      filled += length;
    } else for (let i = 0; i < length; i++) to[filled++] = data[from + i * step] as number;
  }
}

/** The reverse of `readGroup`. */
function writeGroup(groups: Groups, q: number, from: Float64Array): void {
  const { data, starts, jumps, length, step } = groups;
  const start = starts[q] as number;
  let read = 0;
  for (let j = 0; j < jumps.length; j++) {
    const to = start + (jumps[j] as number);
    for (let i = 0; i < length; i++) data[to + i * step] = from[read++] as number;
  }
}

/** out[q] = f(group q), for every group. `f` must not change the group, nor keep it. */
export function reduceGroups(
  groups: Groups,
  out: Numbers,
  f: (group: Float64Array) => number,
): void {
  const { data, starts, length, step, count } = groups;
  const isRun = data instanceof Float64Array && step === 1 && length === count && count >= 64;
  const room = isRun ? undefined : new Float64Array(count);
  for (let q = 0; q < out.length; q++) {
    const start = starts[q] as number;
    if (room) readGroup(groups, q, room);
    out[q] = f(room ?? (data as Float64Array).subarray(start, start + count));
  }
}

/** Calls `f` with the q-th group of each input, for every q. Shapes: the inputs share one. */
export function visitGroups<const I extends readonly NdArray[]>(
  inputs: I,
  dims: readonly number[],
  f: (groups: { [K in keyof I]: Float64Array }, q: number) => void,
): void {
  const from = inputs.map((input) => groupsOf(input, dims));
  const rooms = from.map(({ count }) => new Float64Array(count));
  const last = (from[0] as Groups).starts.length;
  for (let q = 0; q < last; q++) {
    for (let i = 0; i < from.length; i++) readGroup(from[i] as Groups, q, rooms[i] as Float64Array);
    f(rooms as { [K in keyof I]: Float64Array }, q);
  }
}

/**
 * A tensor made group by group: `f` gets the q-th group of each input and fills the q-th group of the result.
 *
 * Shapes: the inputs share one → the same.
 */
export function mapGroups<const I extends readonly NdArray[]>(
  inputs: I,
  dims: readonly number[],
  f: (out: Float64Array, groups: { [K in keyof I]: Float64Array }, q: number) => void,
  dtype = (inputs[0] as NdArray).dtype,
): NdArray {
  const result = NdArray.empty((inputs[0] as NdArray).shape, dtype);
  const to = groupsOf(result, dims);
  const out = new Float64Array(to.count);
  visitGroups(inputs, dims, (groups, q) => {
    f(out, groups, q);
    writeGroup(to, q, out);
  });
  return result;
}
