import { describe, expect, test } from 'vitest';
import { exampleConvolution as convolution } from './example-specs.ts';
import { buildScene } from './scene.ts';
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
  });

  test('names the matrix entry when a row and a column are picked', () => {
    const scene = buildScene(convolution);
    expect(sumLine(scene, { output: 2, input: 6 })).toMatchObject({
      text: 'y₁₀ = w₀₁·x₂₀',
      note: 'Row 2, column 6 of the matrix: w₀₁, the factor of x₂₀.',
      spoken: 'Row 2, column 6 of the matrix: w row 0, column 1.',
    });
    expect(sumLine(scene, { output: 2, input: 0 })?.note).toBe(
      'Row 2, column 0 of the matrix: 0, since x₀₀ does not reach y₁₀.',
    );
    expect(sumLine(scene, { output: null, input: null })).toBeUndefined();
  });

  test('leaves out the middle of a long sum', () => {
    const scene = buildScene({ ...convolution, input: [3, 5, 5], kernel: [3, 3], stride: [1, 1] });
    expect(sumLine(scene, { output: 6, input: null })?.text.split(' + ')).toHaveLength(12);
  });
});
