import { describe, expect, test } from 'vitest';
import { expectClose } from './testing/expect-close.ts';
import { textOf, valueOf } from './testing/value-of.ts';

describe('wideLayers', () => {
  // Simulated networks of width 200 scatter around these.
  test.each([
    ['wideLayers("tanh", 1, 1, 10)[1]', 0.394294],
    ['wideLayers("tanh", 1, 1, 10)[5]', 0.103441],
    ['wideLayers("tanh", 1, 1, 10)[10]', 0.0522],
    ['wideLayers("tanh", 1, 200, 10)[1]', 0.943697],
    ['wideLayers("tanh", 1, 200, 10)[10]', 0.941996],
    ['wideLayers("tanh", 1/100, 1, 10)[10]', 0.008344],
  ])('mlps-p2-depth-lab: %s is %d', (source, expected) => {
    expectClose(source, expected);
  });

  test('keeps half of the squares with ReLU, exactly', () => {
    expect(textOf('wideLayers("relu", 1, 1, 3)')).toBe('[1, 1/2, 1/4, 1/8]');
    expect(textOf('wideLayers("relu", 3, 2, 2)')).toBe('[3, 3, 3]');
  });

  test('is linear for tiny signals', () => {
    expectClose('wideLayers("tanh", 1e-9, 3, 1)[1] / 3e-9', 1);
  });

  test('without an activation, mistaken: the linear rule', () => {
    expect(textOf('misread("wideLayers.linear-rule", wideLayers("tanh", 1, 2, 3))')).toBe(
      '[1, 2, 4, 8]',
    );
  });

  test.each([
    'wideLayers("gelu", 1, 1, 1)',
    'wideLayers("tanh", -1, 1, 1)',
    'wideLayers("tanh", 1, 1, -1)',
  ])('refuses %s', (source) => {
    expect(() => valueOf(source)).toThrow(/wideLayers/);
  });
});
