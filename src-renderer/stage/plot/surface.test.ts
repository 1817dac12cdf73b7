import { describe, expect, test } from 'vitest';
import type { Figure } from '#core/scene/plot/figure.ts';
import { buildFigure } from '#core/scene/plot/build-figure.ts';
import type { PlaneSpec } from '#core/scene/plot/plot-spec.ts';
import {
  facetsOf,
  firstSurfaceView,
  heightAt,
  inBox,
  levelOf,
  seenAt,
  turnSurface,
} from './surface.ts';

const spec: PlaneSpec = {
  family: 'plot',
  show: ['values'],
  scene: 'plot-plane',
  x: [-1, 1],
  y: [-1, 1],
  points: [],
  lines: [],
  field: 'x1 + 2*x2',
};
const figure = buildFigure(spec, true);
const above = { turnRad: 0, tiltRad: Math.PI / 2 };

describe('seenAt', () => {
  test('shows the plane itself from straight above, and heights alone from the side', () => {
    const [x, y] = seenAt(above, [0.3, -0.4, 0.5]);
    expect([x, y].map((one) => Number(one.toFixed(9)))).toEqual([0.3, -0.4]);
    expect(seenAt({ turnRad: 0, tiltRad: 0 }, [0.3, -0.4, 0.5])[1]).toBeCloseTo(0.5);
  });

  test('keeps lengths', () => {
    const length = Math.hypot(...seenAt(firstSurfaceView, [0.3, -0.4, 0.5]));
    expect(length).toBeCloseTo(Math.hypot(0.3, 0.4, 0.5));
  });
});

describe('facetsOf', () => {
  test('covers the field with a patch between every four cells', () => {
    expect(facetsOf(figure, firstSurfaceView, 100)).toHaveLength(31 * 31);
  });

  test('draws the decision boundary where the field is 0', () => {
    // x + 2y = 0, seen from above with 100 pixels a unit and y downwards: −x/100 · 1/2.
    const ends = facetsOf(figure, above, 100)
      .flatMap(({ level }) => [...level.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)])
      .map(([, x, y]) => [Number(x), Number(y)] as const);
    expect(ends.length).toBeGreaterThan(31);
    for (const [x, y] of ends) expect(Math.abs(y - x / 2)).toBeLessThan(0.3);
  });

  test('leaves out patches without a value', () => {
    const log = buildFigure({ ...spec, field: 'ln(x1)' }, true);
    const count = facetsOf(log, firstSurfaceView, 100).length;
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(31 * 31);
  });
});

describe('levelOf', () => {
  test('is ½ between classes 0 and 1, 0 between signs and half way within one', () => {
    const field = { columns: 1, rows: 1, values: [] };
    const point = { name: '', x: 0, y: 0, role: undefined };
    const plain: Figure = { ...figure, field: { ...field, low: -3, high: 1 } };
    expect(levelOf(plain)).toBe(0);
    expect(levelOf({ ...plain, field: { ...field, low: 2, high: 4 } })).toBe(3);
    const points = (['square', 'disc'] as const).map((shape) => ({ ...point, shape }));
    expect(levelOf({ ...plain, points })).toBe(0.5);
  });
});

describe('turnSurface', () => {
  test('never looks from below', () => {
    expect(turnSurface(firstSurfaceView, 0, -9).tiltRad).toBeGreaterThan(0);
    expect(turnSurface(firstSurfaceView, 0, 9).tiltRad).toBeLessThanOrEqual(Math.PI / 2);
  });
});

test('a point stands as high as the cell around it', () => {
  expect(heightAt(figure, { x: 0.99, y: 0.99 })).toBeCloseTo(figure.field?.high ?? 0);
  expect(inBox(figure, { x: 1, y: -1 }, figure.field?.low ?? 0)).toEqual([1, -1, -0.62]);
});
