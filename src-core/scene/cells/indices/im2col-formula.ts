import { convOut } from '#core/ops/conv-size.ts';
import type { Im2colSpec } from '../cells-spec.ts';
import type { Asked } from './asked.ts';
import { affine, entry, product, times, written } from './index-words.ts';
import type { Index, IndexFormula } from './index-words.ts';
import { placeLetters, readPlaces, tapsOf, withoutLone } from './window-indices.ts';

/** y[o, l] = Σ w[o, e]·u[e, l], and what stands in the column of window l: u[(c, a, b), l] = x[c, s·i − p + d·a, …]. */
export function im2colFormula(spec: Im2colSpec, { indices }: Asked): IndexFormula {
  const { input, kernel, outChannels } = spec;
  const channels = input[0] ?? 1;
  const entries = kernel.reduce((all, size) => all * size, channels);
  const [filter = 'o', window = 'l'] = indices('output', ['o', 'l']);
  const own = withoutLone(outChannels, `${filter}`);
  const sum = written(
    [
      entry('output', 'y', [...own, `${window}`]),
      product(
        [['e', entries - 1]],
        entry('weight', 'w', [...own, 'e']),
        entry('input', 'u', ['e', `${window}`]),
      ),
    ],
    ' = ',
  );
  const across = windowsAcross(spec);
  const places: Index[] =
    typeof window !== 'number'
      ? placeLetters(spec)
      : kernel.length === 1
        ? [window]
        : [Math.floor(window / across), window % across];
  const { taps } = tapsOf(spec);
  const line = channels > 1 ? ['c', ...taps] : taps;
  const sizes = channels > 1 ? [channels, ...kernel] : kernel;
  const at = typeof window === 'number' ? `${window}` : rowMajor(places.map(String), [1, across]);
  const column = written(
    [
      entry('input', 'u', [rowMajor(line, sizes), at]),
      entry('input', 'x', [...withoutLone(channels, 'c'), ...readPlaces(spec, places)]),
    ],
    ' = ',
  );
  return written([sum, column], ',\\quad ', '; ');
}

/** How many windows stand side by side in a row of the map. */
function windowsAcross({ input, kernel, stride, padding, dilation }: Im2colSpec): number {
  return convOut(input.at(-1) ?? 1, kernel.at(-1) ?? 1, {
    stride: stride.at(-1) ?? 1,
    padding: padding.at(-1) ?? 0,
    dilation: dilation?.at(-1) ?? 1,
  });
}

/** (c·kH + a)·kW + b, multiplied out; letters 0 are left out. */
function rowMajor(letters: readonly string[], sizes: readonly number[]): string {
  const terms = letters.flatMap((letter, axis) => {
    const after = sizes.slice(axis + 1).reduce((all, size) => all * size, 1);
    return letter === '0' ? [] : [times(after, letter)];
  });
  return terms.length === 0 ? affine(0) : terms.join(' + ');
}
