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
});
