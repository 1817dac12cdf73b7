import type { PoolingSpec } from '../cells-spec.ts';
import type { Asked } from './asked.ts';
import { entry, summed, written } from './index-words.ts';
import type { IndexFormula } from './index-words.ts';
import { placeLetters, readPlaces, tapsOf, withoutLone } from './window-indices.ts';

/** y[c, i, j] = the largest, or the mean, of x[c, s·i − p + d·a, …] over the taps. */
export function poolFormula(spec: PoolingSpec, { indices }: Asked): IndexFormula {
  const channels = spec.input[0] ?? 1;
  const [channel = 'c', ...places] = indices('output', ['c', ...placeLetters(spec)]);
  const own = withoutLone(channels, `${channel}`);
  const { taps, ranges } = tapsOf(spec);
  const cell = entry('input', 'x', [...own, ...readPlaces(spec, places)]);
  const output = entry('output', 'y', [...own, ...places.map(String)]);
  if (spec.scene === 'average-pooling') {
    const sum = summed(ranges, cell);
    const count = spec.kernel.reduce((all, size) => all * size, 1);
    // At the border the mean may be that of fewer cells.
    const isEven = spec.countIncludePad !== false && spec.ceilMode !== true;
    const share = isEven ? `${count}` : 'n';
    const mean = { latex: `\\tfrac{1}{${share}} ${sum.latex}`, text: `1/${share} ${sum.text}` };
    return written([output, mean], ' = ');
  }
  const long = taps.filter((tap) => tap !== '0');
  if (long.length === 0) return written([output, cell], ' = ');
  const largest = {
    latex: `\\max_{${long.join(',')}} ${cell.latex}`,
    text: `max ${ranges
      .filter(([, last]) => last > 0)
      .map(([letter, last]) => `${letter}=0..${last}`)
      .join(', ')} of ${cell.text}`,
  };
  return written([output, largest], ' = ');
}
