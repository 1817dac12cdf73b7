import type { ConvolutionSpec, WindowSpec } from '../cells-spec.ts';
import { affine, entry, product, written } from './index-words.ts';
import type { Index, IndexFormula, Range } from './index-words.ts';

/** The letters of places along the axes of a map. */
export function placeLetters({ kernel }: WindowSpec): string[] {
  return kernel.length === 1 ? ['i'] : ['i', 'j'];
}

/** The letter of a tap along each axis of the kernel, 0 where there is one tap only, and how far they run. */
export function tapsOf({ kernel }: WindowSpec): { taps: string[]; ranges: Range[] } {
  const letters = ['a', 'b'];
  return {
    taps: kernel.map((size, axis) => (size > 1 ? (letters[axis] ?? 'a') : '0')),
    ranges: kernel.map((size, axis): Range => [letters[axis] ?? 'a', size - 1]),
  };
}

/** An index that goes without saying along an axis of size 1. */
export function withoutLone(size: number, index: string): string[] {
  return size > 1 ? [index] : [];
}

/** Where the taps of windows at some places read along each axis: s·i − p + d·a. */
export function readPlaces(spec: WindowSpec, places: readonly Index[]): string[] {
  const { taps } = tapsOf(spec);
  return places.map((at, axis) => {
    const tap = taps[axis] === '0' ? '' : taps[axis];
    return affine(at, spec.stride[axis], -(spec.padding[axis] ?? 0), tap, spec.dilation?.[axis]);
  });
}

/** Which input channel a filter reads at place `c` of its group. */
function groupChannel(spec: ConvolutionSpec, filter: Index): string {
  const { groups = 1, outChannels } = spec;
  const perGroup = channelsEach(spec);
  const each = outChannels / groups;
  const tap = perGroup > 1 ? 'c' : '';
  if (groups === 1) return affine(0, 1, 0, tap);
  if (typeof filter === 'number') return affine(Math.floor(filter / each) * perGroup, 1, 0, tap);
  return affine(each === 1 ? filter : `⌊${filter}/${each}⌋`, perGroup, 0, tap);
}

/** Input channels that one filter reads. */
export function channelsEach({ input, groups = 1 }: ConvolutionSpec): number {
  return (input[0] ?? 1) / groups;
}

/** y = b + Σ w·x for a filter at some places, where its taps read these. */
export function kernelSum(
  spec: ConvolutionSpec,
  filter: Index,
  places: readonly Index[],
  read: readonly string[],
): IndexFormula {
  const { taps, ranges } = tapsOf(spec);
  const own = withoutLone(spec.outChannels, `${filter}`);
  const weight = [...own, ...withoutLone(channelsEach(spec), 'c'), ...taps];
  const from = [...withoutLone(spec.input[0] ?? 1, groupChannel(spec, filter)), ...read];
  const sum = product(
    [['c', channelsEach(spec) - 1], ...ranges],
    entry('weight', 'w', weight),
    entry('input', 'x', from),
  );
  const hasBias = spec.hasBias === true || spec.biasValues !== undefined;
  const bias = entry('weight', 'b', [spec.outChannels > 1 ? `${filter}` : '0']);
  const right = hasBias ? written([bias, sum], ' + ') : sum;
  return written([entry('output', 'y', [...own, ...places.map(String)]), right], ' = ');
}
