import type { ConvolutionKind, ConvolutionSpec } from '../cells-spec.ts';
import type { Asked } from './asked.ts';
import { affine, entry, written } from './index-words.ts';
import type { Index, IndexFormula } from './index-words.ts';
import {
  channelsEach,
  kernelSum,
  placeLetters,
  readPlaces,
  tapsOf,
  withoutLone,
} from './window-indices.ts';

type Spec = ConvolutionSpec<Exclude<ConvolutionKind, 'convolution'>>;

/**
 * What an input cell adds to the output, `y[o, s·i − p + d·a, …] += w·x[c, i, j]`; for a picked output, and in the
 * picture with zeros between the cells, the sum `y[o, i, j] = Σ w·x[c, (i + p − d·a)/s, …]`.
 */
export function transposedFormula(spec: Spec, asked: Asked): IndexFormula {
  const isStamp = asked.scene.step.word === 'stamp' && asked.picked?.block !== 'output';
  return isStamp ? stamp(spec, asked) : sum(spec, asked);
}

function stamp(spec: Spec, { indices }: Asked): IndexFormula {
  const { groups = 1, outChannels, input } = spec;
  const { taps } = tapsOf(spec);
  const [channel = 'c', ...places] = indices('input', ['c', ...placeLetters(spec)]);
  const [perGroup, each] = [channelsEach(spec), outChannels / groups];
  const group: Index = typeof channel === 'number' ? Math.floor(channel / perGroup) : 'g';
  const inGroup: Index = typeof channel === 'number' ? channel % perGroup : 'c';
  const filter = groups === 1 ? 'o' : affine(group, each, 0, each > 1 ? 'o' : '');
  const from =
    groups === 1 || typeof channel === 'number'
      ? `${channel}`
      : affine('g', perGroup, 0, perGroup > 1 ? 'c' : '');
  const weight = [
    ...withoutLone(outChannels, filter),
    ...withoutLone(perGroup, `${inGroup}`),
    ...taps,
  ];
  const target = [...withoutLone(outChannels, filter), ...readPlaces(spec, places)];
  const source = [...withoutLone(input[0] ?? 1, from), ...places.map(String)];
  const added = written([entry('weight', 'w', weight), entry('input', 'x', source)], '\\,', '·');
  return written([entry('output', 'y', target), added], ' \\mathrel{+}= ', ' += ');
}

function sum(spec: Spec, { indices }: Asked): IndexFormula {
  const [filter = 'o', ...places] = indices('output', ['o', ...placeLetters(spec)]);
  const { taps } = tapsOf(spec);
  const read = places.map((at, axis) => {
    const tap = taps[axis] === '0' ? '' : taps[axis];
    const from = affine(at, 1, spec.padding[axis], tap, -(spec.dilation?.[axis] ?? 1));
    const stride = spec.stride[axis] ?? 1;
    return stride === 1 ? from : `(${from})/${stride}`;
  });
  const whole = kernelSum(spec, filter, places, read);
  if (spec.stride.every((stride) => stride === 1)) return whole;
  return {
    latex: `${whole.latex} \\quad\\text{(whole indices only)}`,
    text: `${whole.text} (whole indices only)`,
  };
}
