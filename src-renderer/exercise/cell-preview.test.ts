import { describe, expect, test } from 'vitest';
import { cellPreview } from './cell-preview.ts';

describe('cellPreview', () => {
  test.each([
    ['number', '-0.50', { text: '−0.50' }],
    ['number', '1/2', { latex: '\\frac{1}{2}' }],
    ['number', '-inf', { text: '−∞' }],
    ['integer', 'none', { text: 'none' }],
    ['shape', '3x4', { text: '3 × 4' }],
    ['expression', 'x_1*2', { latex: '2 x_{1}' }],
  ] as const)('a %s cell shows %s as it is read', (kind, text, shown) => {
    const found = cellPreview(kind, text, [{ name: 'x_1', latex: 'x_{1}' }]);
    const spaced = JSON.stringify(found).replaceAll(/\s|\\\\cdot/g, '');
    if (kind === 'expression') expect(spaced).toContain('x_{1}');
    else expect(found).toEqual(shown);
  });

  test('says why a cell cannot be read, and nothing while it is blank', () => {
    expect(cellPreview('number', '1,5', [])).toEqual({ message: 'Write “1.5” with a point.' });
    expect(cellPreview('shape', 'large', [])).toHaveProperty('message');
    expect(cellPreview('number', ' ', [])).toBeUndefined();
  });
});
