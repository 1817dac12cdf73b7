import { describe, expect, test } from 'vitest';
import { isHeldBack } from './held-back.ts';
import { buildFigure } from './plot/build-figure.ts';
import type { PlaneSpec } from './plot/plot-spec.ts';

const plane: PlaneSpec = {
  family: 'plot',
  scene: 'plot-plane',
  show: [],
  waits: true,
  x: [0, 1],
  y: [0, 1],
  points: [{ name: 'A', at: ['0', '1'] }],
  lines: [{ name: 'w', w: ['1', '1'], b: '-1' }],
  field: 'x1 + x2',
};

describe('isHeldBack', () => {
  test('holds back what waits for the answers, and nothing else', () => {
    const folding = {
      family: 'plot',
      scene: 'plot-folding',
      show: [],
      dimensions: 1,
      folds: 2,
    } as const;
    expect(isHeldBack({ ...folding, show: [], waits: true })).toBe(true);
    expect(isHeldBack({ ...folding, show: [] })).toBe(false);
  });

  test('lets a plane be drawn, of which lines and map wait', () => {
    expect(isHeldBack(plane)).toBe(false);
    const open = buildFigure(plane, false);
    expect([open.lines, open.areas, open.field]).toEqual([[], [], undefined]);
    expect(open.description).not.toContain('half plane');
    const told = buildFigure(plane, true);
    expect([told.lines.length, told.field?.values.length]).toEqual([1, 32 * 32]);
  });
});
