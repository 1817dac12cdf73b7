import type { NormSpec } from '../cells-spec.ts';
import type { Asked } from './asked.ts';
import { affine, entry, summed, written } from './index-words.ts';
import type { Index, IndexFormula, Range } from './index-words.ts';

/** Which axes a statistic has of its own, and how the cells that share it run through the others. */
interface Sharing {
  /** The index of the statistic for a cell at these places. */
  group(places: readonly Index[]): string[];
  /** The cells of that group, and what is summed over. */
  members(places: readonly Index[]): { indices: string[]; ranges: Range[] };
}

/** μ = the mean over the cells that share it, and y = (x − μ)/√(σ² + ε). */
export function normFormula(spec: NormSpec, { scene, picked, indices }: Asked): IndexFormula {
  const { input } = spec;
  const letters = ['n', 'c', 'i', 'j'].slice(0, input.length);
  const block = picked?.block === 'input' ? 'input' : 'output';
  const places = indices(block, letters);
  const sharing = sharingOf(spec, letters);
  const { indices: members, ranges } = sharing.members(places);
  const [, mean] = scene.blocks;
  const group = sharing.group(places).filter((_, axis) => (mean?.shape[axis] ?? 1) > 1);
  const told = (all: readonly string[]): string[] =>
    all.filter((_, axis) => (input[axis] ?? 1) > 1 || axis > 1);
  const size = ranges.reduce((all, [, last]) => all * (last + 1), 1);
  const [mu, variance] = [entry('output', 'μ', group), entry('output', 'σ²', group)];
  const own = told(places.map(String));
  const sum = summed(ranges, entry('input', 'x', told(members)));
  const shared = { latex: `\\tfrac{1}{${size}} ${sum.latex}`, text: `1/${size} ${sum.text}` };
  const x = entry('input', 'x', own);
  const result = {
    latex: `\\dfrac{${x.latex} - ${mu.latex}}{\\sqrt{${variance.latex} + \\varepsilon}}`,
    text: `(${x.text} - ${mu.text}) / √(${variance.text} + ε)`,
  };
  const output = written([entry('output', 'y', own), result], ' = ');
  return written([written([mu, shared], ' = '), output], ',\\quad ', '; ');
}

function sharingOf(
  { scene, input, groups = 1, normalizedAxes }: NormSpec,
  letters: readonly string[],
): Sharing {
  const last = (axis: number): number => (input[axis] ?? 1) - 1;
  /** Axes that are fixed; the others are summed over. */
  const fixed = (isFixed: (axis: number) => boolean): Sharing => ({
    group: (places) => places.flatMap((at, axis) => (isFixed(axis) ? [`${at}`] : [])),
    members: (places) => ({
      indices: places.map((at, axis) => (isFixed(axis) ? `${at}` : (letters[axis] ?? 'i'))),
      ranges: letters.flatMap((letter, axis): Range[] =>
        isFixed(axis) ? [] : [[letter, last(axis)]],
      ),
    }),
  });
  if (scene === 'batch-norm') return fixed((axis) => axis === 1);
  if (scene === 'instance-norm') return fixed((axis) => axis < 2);
  if (scene === 'layer-norm') {
    const kept = input.length - (normalizedAxes ?? input.length - 1);
    const plain = fixed((axis) => axis < kept);
    // With more than two axes left the means are numbered through.
    return kept > 2
      ? { ...plain, group: (places) => [numberedThrough(places.slice(0, kept), input)] }
      : plain;
  }
  const each = (input[1] ?? 1) / groups;
  const groupOf = (channel: Index): Index =>
    typeof channel === 'number' ? Math.floor(channel / each) : 'g';
  return {
    group: ([image = 'n', channel = 'c']) => [`${image}`, `${groupOf(channel)}`],
    members: ([image = 'n', channel = 'c']) => ({
      indices: [
        `${image}`,
        affine(groupOf(channel), each, 0, each > 1 ? 'k' : ''),
        ...letters.slice(2),
      ],
      ranges: [
        ['k', each - 1],
        ...letters.slice(2).map((letter, at): Range => [letter, last(at + 2)]),
      ],
    }),
  };
}

/** The row-major number of a place, `m` where it is not known. */
function numberedThrough(places: readonly Index[], shape: readonly number[]): string {
  const number = places.reduce<number>(
    (sum, at, axis) => sum * (shape[axis] ?? 1) + (typeof at === 'number' ? at : NaN),
    0,
  );
  return Number.isNaN(number) ? 'm' : `${number}`;
}
