import { describe, expect, test } from 'vitest';
import type { CellsSpec } from '../cells-spec.ts';
import { exampleSpecs } from '../example-specs.ts';
import { buildScene } from '../scene.ts';
import { indexFormula } from './index-formula.ts';

const textOf = (spec: CellsSpec, block?: string, cell = 0) =>
  indexFormula(buildScene(spec), block === undefined ? undefined : { block, cell })?.text;

describe('indexFormula', () => {
  test('writes a convolution over its indices, and with those of the picked cell put in', () => {
    const spec: CellsSpec = {
      ...exampleSpecs.convolution,
      input: [2, 5, 5],
      outChannels: 3,
      stride: [2, 1],
      dilation: [1, 2],
      hasBias: true,
    };
    expect(textOf(spec)).toBe(
      'y[o, i, j] = b[o] + Σ c=0..1, a=0..1, b=0..1 of w[o, c, a, b]·x[c, 2i + a − 1, j + 2b − 1]',
    );
    // Columns of the output: 5 + 2 − 3 + 1 = 5; cell 18 is the first one of filter 1, row 0, column 3.
    expect(textOf(spec, 'output', 18)).toBe(
      'y[1, 0, 3] = b[1] + Σ c=0..1, a=0..1, b=0..1 of w[1, c, a, b]·x[c, −1 + a, 2 + 2b]',
    );
  });

  test('names the input channel of a depthwise filter', () => {
    const spec: CellsSpec = {
      ...exampleSpecs.convolution,
      input: [4, 3, 3],
      outChannels: 4,
      groups: 4,
    };
    expect(textOf(spec)).toContain('w[o, a, b]·x[o, 3i + a − 1, 3j + b − 1]');
  });

  test('writes a stamp for a picked input and a sum for a picked output', () => {
    const spec = exampleSpecs['transposed-convolution'];
    expect(textOf(spec, 'input', 1)).toBe('y[a, 2 + b] += w[a, b]·x[0, 1]');
    expect(textOf(spec, 'output', 6)).toBe(
      'y[1, 2] = Σ a=0..1, b=0..1 of w[a, b]·x[(1 − a)/2, (2 − b)/2] (whole indices only)',
    );
  });

  test('writes means, the largest, and lines of a vector', () => {
    expect(textOf(exampleSpecs['batch-norm'], 'output', 4)).toBe(
      'μ[1] = 1/8 Σ n=0..1, i=0..1, j=0..1 of x[n, 1, i, j]; y[0, 1, 0, 0] = (x[0, 1, 0, 0] − μ[1]) / √(σ²[1] + ε)',
    );
    expect(textOf(exampleSpecs['max-pooling'], 'output', 3)).toBe(
      'y[1, 1] = max a=0..1, b=0..1 of x[2 + a, 2 + b]',
    );
    expect(textOf(exampleSpecs.flatten)).toBe('y[6c + 3i + j] = x[c, i, j]');
    expect(textOf(exampleSpecs.linear)).toBe('y[o] = b[o] + Σ i=0..2 of w[o, i]·x[i]');
  });

  test('is silent where there is no one formula', () => {
    expect(textOf(exampleSpecs.network)).toBeUndefined();
    expect(textOf(exampleSpecs.tensor)).toBeUndefined();
  });
});
