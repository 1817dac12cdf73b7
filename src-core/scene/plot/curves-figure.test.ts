import { describe, expect, test } from 'vitest';
import { Rational } from '#core/symbolic/rational.ts';
import { curvesFigure } from './curves-figure.ts';
import type { CurvesSpec, PlotPart } from './plot-spec.ts';

const all: PlotPart[] = ['values', 'slopes', 'kinks', 'units'];
const spec: CurvesSpec = {
  family: 'plot',
  scene: 'plot-curves',
  show: [],
  x: [-4, 4],
  xName: 'x',
  curves: [],
  bands: [],
  points: [],
};
const of = (formula: string, more: Partial<CurvesSpec> = {}) =>
  curvesFigure({ ...spec, curves: [{ name: 'f', formula, role: 'output' }], ...more }, all);
const read = (formula: string, x: number, label: string): string | undefined =>
  of(formula)
    .read(Rational.of(x), Rational.zero)
    .lines.find((line) => line.label === label)?.text;

describe('curvesFigure', () => {
  test('draws a curve through its values', () => {
    const [run, ...more] = of('x^2 - 3*x').lines[0]?.runs ?? [];
    expect(more).toEqual([]);
    for (const { x, y } of run ?? []) expect(y).toBeCloseTo(x * x - 3 * x, 9);
  });

  test('ends a run at a jump and marks both ends and the value between them', () => {
    const { lines, points, description } = of('step(x - 1)');
    expect(lines[0]?.runs.map((run) => run.map(({ y }) => y)).map((ys) => new Set(ys))).toEqual([
      new Set([0]),
      new Set([1]),
    ]);
    expect(points.map(({ x, y, shape }) => [x, y, shape])).toEqual([
      [1, 0, 'ring'],
      [1, 1, 'ring'],
      [1, 0.5, 'disc'],
    ]);
    expect(description).toContain('f jumps at 1 from 0 to 1.');
  });

  test('draws a steep curve without a jump in one run', () => {
    expect(of('sigmoid(40*x)').lines[0]?.runs).toHaveLength(1);
    expect(of('tanh(100*x) + x').lines[0]?.runs).toHaveLength(1);
  });

  test('leaves out where a function has no value or is infinite, and keeps the height', () => {
    const pole = of('1/x');
    expect(pole.lines[0]?.runs).toHaveLength(2);
    expect(pole.y.to).toBeLessThan(20);
    const log = of('log(x)').lines[0]?.runs ?? [];
    expect(log).toHaveLength(1);
    expect(log[0]?.[0]?.x).toBeLessThan(1e-6);
    expect(read('log(x)', -1, 'f')).toBe('no value');
    expect(read('1/x', 0, 'slope of f')).toBe('none');
  });

  test('reads values exactly where they are fractions', () => {
    expect(of('x/3').read(Rational.of(1, 2), Rational.zero).lines[1]?.text).toBe('1/6');
    expect(read('sigmoid(x)', 0, 'f')).toBe('1/2');
  });

  test('reads slopes that calculus gives, and both of them at a kink', () => {
    expect(read('sigmoid(x)', 0, 'slope of f')).toBe('1/4');
    expect(read('x^3', 2, 'slope of f')).toBe('12');
    expect(read('relu(x)', 0, 'slope of f')).toBe('0 on the left, 1 on the right');
    expect(read('max(x, x/10)', 0, 'slope of f')).toBe('0.1 on the left, 1 on the right');
    expect(read('max(x, x/10)', 2, 'slope of f')).toBe('1');
    expect(read('step(x)', 0, 'slope of f')).toBe('none, it jumps here');
  });

  test('tells only the place while nothing may be told', () => {
    const figure = curvesFigure(
      {
        ...spec,
        curves: [{ name: 'f', formula: 'step(x)', role: 'output' }],
        bands: [{ name: 'b', lower: 'x', upper: 'x + 1' }],
      },
      [],
    );
    const { lines, spoken } = figure.read(Rational.one, Rational.zero);
    expect(lines).toEqual([{ label: 'x', text: '1' }]);
    expect(spoken).toBe('x is 1.');
    expect([figure.table.rows, figure.numbers]).toEqual([[], []]);
    expect(figure.description).not.toContain('jumps');
  });

  test('has ticks with exact labels', () => {
    const labels = of('x', { x: [0, 1] }).x.ticks.map(({ label }) => label);
    expect(labels).toEqual(['0', '0.2', '0.4', '0.6', '0.8', '1']);
    expect(of('x', { x: [-3, 3] }).x.ticks.map(({ at }) => at)).toEqual([-3, -2, -1, 0, 1, 2, 3]);
  });

  test('names what cannot be drawn', () => {
    expect(() => of('x +')).toThrow('a formula');
    expect(() => of('x*k')).toThrow('with k');
    expect(() => of('x', { x: [1, 1] })).toThrow('a range of x');
    expect(() => of('x', { points: [{ name: 'A', x: 'one', y: '1' }] })).toThrow('“one”');
  });
});
