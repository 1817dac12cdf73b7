import { isPlaceAxis, sampleAxes } from '../axis-names.ts';
import { indexOf } from '../block.ts';
import type { FlattenSpec, LinearSpec } from '../cells-spec.ts';
import type { Asked } from './asked.ts';
import { entry, product, times, written } from './index-words.ts';
import type { IndexFormula } from './index-words.ts';

/** y[o] = b[o] + Σ w[o, i]·x[i]; an input of several axes is a vector v first. */
export function linearFormula(spec: LinearSpec, { indices }: Asked): IndexFormula {
  const [output = 'o'] = indices('output', ['o']);
  const features = spec.input.reduce((all, size) => all * size, 1);
  const letter = spec.input.length > 1 ? 'v' : 'x';
  const sum = product(
    [['i', features - 1]],
    entry('weight', 'w', [
      ...(spec.outFeatures > 1 ? [`${output}`] : []),
      features > 1 ? 'i' : '0',
    ]),
    entry('input', letter, [features > 1 ? 'i' : '0']),
  );
  const hasBias = spec.hasBias === true || spec.biasValues !== undefined;
  const right = hasBias ? written([entry('weight', 'b', [`${output}`]), sum], ' + ') : sum;
  return written([entry('output', 'y', [`${output}`]), right], ' = ');
}

/** y[(c·H + i)·W + j] = x[c, i, j]; of a picked cell, in numbers. */
export function flattenFormula({ input }: FlattenSpec, { scene, picked }: Asked): IndexFormula {
  const letters = [['i'], ['c', 'i'], ['c', 'i', 'j']][input.length - 1] ?? [];
  const [block] = scene.blocks;
  const place = picked && block ? indexOf(block, picked.cell).map(String) : letters;
  const told = place.filter(
    (_, axis) => (input[axis] ?? 1) > 1 || isPlaceAxis(sampleAxes(input.length)[axis] ?? 'axis'),
  );
  const line = place.map((index, axis) =>
    times(
      input.slice(axis + 1).reduce((all, size) => all * size, 1),
      index,
    ),
  );
  const flat = picked ? `${picked.cell}` : line.join(' + ');
  return written([entry('output', 'y', [flat]), entry('input', 'x', told)], ' = ');
}
