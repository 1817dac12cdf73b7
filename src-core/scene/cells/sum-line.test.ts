import { describe, expect, test } from 'vitest';
import type { CellsSpec } from './cells-spec.ts';
import { exampleConvolution as convolution, exampleSpecs } from './example-specs.ts';
import { buildScene } from './scene.ts';
import type { Selection } from './selection.ts';
import { sumLine } from './sum-line.ts';

describe('sumLine', () => {
  test('writes out the products of an output and counts those of the padding', () => {
    const line = sumLine(buildScene(convolution), { output: 1, input: null });
    expect(line?.text).toBe('y₀₁ = w₁₀·x₀₂');
    expect(line?.latex).toBe(
      '\\outputrole{y_{01}} = {\\weightrole{w_{10}}\\cdot\\inputrole{x_{02}}}',
    );
    expect(line?.note).toBe('3 of 4 window cells lie in the padding and add 0.');
    expect(line?.spoken).toContain(
      'y row 0, column 1 is w row 1, column 0 times x row 0, column 2',
    );
  });

  test('puts numbers in where they are known, negative factors in brackets', () => {
    const scene = buildScene({
      ...convolution,
      stride: [1, 1],
      padding: [0, 0],
      inputValues: [1, -2, 3, 4, 5, 6, 7, 8, 9],
      kernelValues: [2, 3, 0, 1],
    });
    // 2·1 + 3·(−2) + 0·4 + 1·5 = 1
    expect(sumLine(scene, { output: 0, input: null })?.text).toBe(
      'y₀₀ = w₀₀·x₀₀ + w₀₁·x₀₁ + w₁₀·x₁₀ + w₁₁·x₁₁ = 2·1 + 3·(−2) + 0·4 + 1·5 = 1',
    );
  });

  test('says where an input goes, or that it goes nowhere', () => {
    const corner = sumLine(buildScene(convolution), { output: null, input: 6 });
    expect(corner?.text).toBe('y₁₀ += w₀₁·x₂₀');
    const centre = sumLine(buildScene(convolution), { output: null, input: 4 });
    expect(centre?.note).toBe('x₁₁ reaches no output.');
    const values = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    const known = sumLine(buildScene({ ...convolution, inputValues: values }), {
      output: null,
      input: 6,
    });
    expect(known?.spoken).toBe(
      'x row 2, column 0, value 7. y row 1, column 0 receives w row 0, column 1 times x row 2, column 0.',
    );
  });

  test('names the matrix entry when a row and a column are picked', () => {
    const scene = buildScene(convolution);
    expect(sumLine(scene, { output: 2, input: 6 })).toMatchObject({
      text: 'A[2, 6] = w₀₁, y₁₀ = w₀₁·x₂₀',
      note: 'w₀₁ is the factor of x₂₀ in y₁₀.',
      spoken: 'Matrix row 2, column 6 is w row 0, column 1.',
    });
    expect(sumLine(scene, { output: 2, input: 0 })).toMatchObject({
      text: 'A[2, 0] = 0, y₁₀ = w₀₁·x₂₀',
      note: 'x₀₀ does not reach y₁₀.',
    });
    expect(sumLine(scene, { output: null, input: null })).toBeUndefined();
  });

  test('leaves out the middle of a long sum', () => {
    const scene = buildScene({ ...convolution, input: [3, 5, 5], kernel: [3, 3], stride: [1, 1] });
    expect(sumLine(scene, { output: 6, input: null })?.text.split(' + ')).toHaveLength(12);
  });

  test('writes the formula of each kind', () => {
    const text = (spec: CellsSpec, selection: Selection) => sumLine(buildScene(spec), selection);
    const pool = exampleSpecs['max-pooling'];
    expect(text(pool, { output: 1 })?.text).toBe(
      'y₀₁ = max(x₀₂, x₀₃, x₁₂, x₁₃) = max(4, 1, 2, 6) = 6',
    );
    const average = { ...exampleSpecs['average-pooling'], ceilMode: false };
    expect(text(average, { output: 0 })?.text).toBe('y₀₀ = (x₀₀ + x₀₁ + x₁₀ + x₁₁) / 4');
    const spec = {
      ...exampleSpecs['batch-norm'],
      input: [2, 1, 1, 1],
      inputValues: [1, 3],
      eps: 0,
    };
    // Mean 2, variance ((1 − 2)² + (3 − 2)²) / 2 = 1, so 1 becomes (1 − 2) / √1 = −1.
    expect(text(spec, { mean: 0 })?.text).toContain(' / 2 = (1 + 3) / 2 = 2');
    expect(text(spec, { variance: 0 })?.text).toContain('= ((1 − 2)² + (3 − 2)²) / 2 = 1');
    expect(text(spec, { output: 0 })?.text).toContain('= (1 − 2) / √(1 + ε) = −1');
    const line = exampleSpecs.linear;
    // −1·1 + 1·(−2) + 4·3 − 3 = 6
    expect(text(line, { output: 1 })?.text).toContain('= (−1)·1 + 1·(−2) + 4·3 + (−3) = 6');
    expect(text(exampleSpecs.flatten, { output: 4 })?.text).toBe('y₄ = x₀,₁₁');
    const stuffed = exampleSpecs['zero-stuffed-convolution'];
    expect(text(stuffed, { stuffed: 1 })?.note).toBe('0 is one of the zeros between the cells.');
  });

  test('says how a mean over the edge divides, and that padding never is the largest', () => {
    const note = (spec: CellsSpec, output: number) => sumLine(buildScene(spec), { output })?.note;
    expect(note(exampleSpecs['average-pooling'], 8)).toBe(
      '3 of 4 window cells lie outside; the mean is that of 1.',
    );
    const pool = { ...exampleSpecs['max-pooling'], padding: [1, 1] };
    expect(note(pool, 0)).toBe('3 of 4 window cells lie in the padding and are left out.');
  });

  test('tells the receptive field of a cell of a network', () => {
    const scene = buildScene(exampleSpecs.network);
    // 3 × 3, pooled by 2, 3 × 3 again: 8 × 8 of the 12 × 12 input from row and column 0 on.
    expect(sumLine(scene, { 'layer-3': 0 })?.note).toBe(
      'In the input it sees rows 0 to 7, columns 0 to 7: 64 cells.',
    );
  });
});
