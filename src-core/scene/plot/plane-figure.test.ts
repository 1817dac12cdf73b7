import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { Rational } from '#core/symbolic/rational.ts';
import { clipped, lineThrough } from './half-plane.ts';
import { planeFigure } from './plane-figure.ts';
import type { PlaneSpec } from './plot-spec.ts';

const spec: PlaneSpec = {
  family: 'plot',
  scene: 'plot-plane',
  show: [],
  x: [-1, 2],
  y: [-1, 2],
  points: [
    { name: '00', at: ['0', '0'], value: '0' },
    { name: '11', at: ['1', '1'], value: '1' },
  ],
  lines: [{ name: 'AND', w: ['1', '1'], b: '-3/2' }],
  field: 'relu(x1 + x2) - 2*relu(x1 + x2 - 1)',
};
const box = [
  { x: -1, y: -1 },
  { x: 2, y: -1 },
  { x: 2, y: 2 },
  { x: -1, y: 2 },
];

describe('half planes', () => {
  const number = fc.integer({ min: -8, max: 8 }).map((one) => one / 4);

  test('keep exactly the part where the unit is on', () => {
    fc.assert(
      fc.property(number, number, number, (w1, w2, b) => {
        const part = clipped(box, w1, w2, b);
        for (const { x, y } of part) expect(w1 * x + w2 * y + b).toBeGreaterThan(-1e-9);
        // The area by the shoelace formula against a count of small cells.
        const area = part.reduce((sum, { x, y }, at) => {
          const next = part[(at + 1) % part.length] ?? { x, y };
          return sum + (x * next.y - next.x * y) / 2;
        }, 0);
        let count = 0;
        for (let i = 0; i < 60; i++)
          for (let j = 0; j < 60; j++)
            if (w1 * (-1 + (i + 0.5) / 20) + w2 * (-1 + (j + 0.5) / 20) + b >= 0) count++;
        expect(Math.abs(area - count / 400)).toBeLessThan(0.35);
      }),
      { numRuns: 80 },
    );
  });

  test('end at the line, which has two ends in the box or none', () => {
    expect(lineThrough(box, 1, 1, -1)).toEqual([
      { x: 2, y: -1 },
      { x: -1, y: 2 },
    ]);
    expect(lineThrough(box, 1, 0, 5)).toEqual([]);
    expect(lineThrough(box, 0, 0, 1)).toEqual([]);
    expect(clipped(box, 0, 0, -1)).toEqual([]);
  });
});

describe('planeFigure', () => {
  test('reads on which side of each line a point lies, and the output there', () => {
    const figure = planeFigure(spec, ['values']);
    const { lines, spoken } = figure.read(Rational.one, Rational.one);
    expect(lines.map(({ text }) => text)).toEqual(['1', '1', '11, value 1', '1/2, above 0', '0']);
    expect(spoken).toContain('AND is 1 over 2, above 0');
    expect(figure.read(Rational.of(1, 2), Rational.one).lines[2]?.text).toBe('0, on the line');
    expect(figure.table.rows).toEqual([
      ['00', '0', '0', '0', '−3/2'],
      ['11', '1', '1', '1', '1/2'],
    ]);
    expect(figure.numbers).toEqual([
      [0, 0, 0, -1.5],
      [1, 1, 1, 0.5],
    ]);
  });

  test('draws classes with different shapes', () => {
    expect(planeFigure(spec, []).points.map(({ shape }) => shape)).toEqual(['square', 'disc']);
  });

  test('shades the map with the value in the middle of each cell', () => {
    const { field } = planeFigure(spec, []);
    expect(field?.values).toHaveLength(32 * 32);
    // Its lower left cell: x1 = x2 = −1 + 3/64.
    expect(field?.values[0]).toBe(0);
    expect(field?.values.at(-1)).toBeCloseTo(2 - (4 - 3 / 32), 9);
  });

  test('tells neither sides nor outputs while they are asked', () => {
    const figure = planeFigure(spec, []);
    expect(figure.read(Rational.one, Rational.one).lines).toHaveLength(3);
    expect(figure.table.columns).toEqual(['point', 'x₁', 'x₂', 'value']);
    expect(figure.description).not.toContain('shades');
  });
});
