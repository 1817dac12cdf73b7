import { describe, expect, test } from 'vitest';
import { exampleConvolution, exampleStamps } from '#core/scene/cells/example-specs.ts';
import { buildScene } from '#core/scene/cells/scene.ts';
import { cellStyle, fadedShare } from './cell-style.ts';
import { layOut } from './layout.ts';
import { detailAt, lookOf, paint } from './paint.ts';
import type { PaintedPlace } from './paint.ts';
import type { Palette } from './palette.ts';

const detail = { labels: true, weights: true };
const scene = buildScene(exampleConvolution);
const [input, kernel] = layOut(scene, 'stacked');
if (!input || !kernel) throw new Error('no blocks');
const nothing = { output: null, input: null };

describe('paint', () => {
  test('writes names on cells and zeros on the padding', () => {
    const places = paint(scene, input, lookOf(scene, nothing), detail);
    expect(places).toHaveLength(25);
    expect(places[0]).toMatchObject({ cell: null, label: { number: '0' }, emphasis: 'plain' });
    expect(places[6]).toMatchObject({ cell: 0, label: { letter: 'x', subscript: '00' } });
  });

  test('lays the kernel over the picked window, padding included, and fades the rest', () => {
    const places = paint(scene, input, lookOf(scene, { output: 0, input: null }), detail);
    const covered = places.filter(({ weight }) => weight !== null);
    expect(covered.map(({ at }) => [at.row, at.column])).toEqual([
      [-1, -1],
      [-1, 0],
      [0, -1],
      [0, 0],
    ]);
    expect(covered.map(({ weight }) => weight)).toMatchObject(
      ['00', '01', '10', '11'].map((subscript) => ({ letter: 'w', subscript })),
    );
    expect(places.filter(({ emphasis }) => emphasis === 'linked')).toHaveLength(4);
    expect(places.filter(({ emphasis }) => emphasis === 'faded')).toHaveLength(21);
  });

  test('lays the stamp of a picked input over the output of a transposed convolution', () => {
    const stamps = buildScene({ ...exampleStamps, padding: [1, 1] });
    const output = layOut(stamps, 'stacked').at(-1);
    const places = output
      ? paint(stamps, output, lookOf(stamps, { output: null, input: 0 }), detail)
      : [];
    const covered = places.filter(({ weight }) => weight !== null);
    expect(covered.map(({ at, cell }) => [at.row, at.column, cell])).toEqual([
      [-1, -1, null],
      [-1, 0, null],
      [0, -1, null],
      [0, 0, 0],
    ]);
  });

  test('writes nothing on cells that are too small to read', () => {
    const places = paint(scene, input, lookOf(scene, { output: 0, input: null }), detailAt(12));
    expect(places.every(({ label, weight }) => label === null && weight === null)).toBe(true);
  });
});

describe('cellStyle', () => {
  const grey = { strong: [0.2, 0.2, 0.2], soft: [0.8, 0.8, 0.8] } as const;
  const palette: Palette = {
    roles: { input: grey, weight: grey, output: grey },
    surface: [1, 1, 1],
    text: [0, 0, 0],
    muted: [0.5, 0.5, 0.5],
    border: [0.9, 0.9, 0.9],
    accent: [0.1, 0.1, 0.1],
  };
  const place: PaintedPlace = {
    at: { channel: 0, row: 0, column: 0 },
    cell: 0,
    emphasis: 'plain',
    isBehind: false,
    label: null,
    weight: null,
    tint: undefined,
    isAnswer: false,
  };

  test('gives every role an outline of its own', () => {
    const outlines = (['input', 'weight', 'output'] as const).map(
      (role) => cellStyle(place, role, palette).outline,
    );
    expect(new Set(outlines).size).toBe(3);
  });

  test('fades to a quarter and draws what takes part with a thicker outline', () => {
    const style = (emphasis: PaintedPlace['emphasis']) =>
      cellStyle({ ...place, emphasis }, 'input', palette);
    expect(fadedShare).toBe(0.25);
    expect(style('faded').fillAlpha).toBe(0.25);
    expect(style('linked').edgeWidth).toBeGreaterThan(style('plain').edgeWidth);
    expect(style('picked').fill).toEqual(grey.strong);
  });

  test('frames cells of the answer more widely than any other, faded ones too', () => {
    const style = cellStyle({ ...place, emphasis: 'faded', isAnswer: true }, 'input', palette);
    const widest = cellStyle({ ...place, emphasis: 'picked' }, 'input', palette).edgeWidth;
    expect([style.edge, style.edgeAlpha]).toEqual([palette.accent, 1]);
    expect(style.edgeWidth).toBeGreaterThan(widest);
  });
});
