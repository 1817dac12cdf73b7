import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import type { PlotRole } from '#core/scene/plot/plot-spec.ts';
import { asText } from '../language/value.ts';
import type { Value } from '../language/value.ts';
import { formula } from '../language/formula.ts';
import { formulaText, numberText, pairText, rowsOf } from './number-text.ts';
import { plotBase, plotFields, range } from './plot-fields.ts';
import { defineView } from './view-kind.ts';

const roles: readonly PlotRole[] = ['output', 'input', 'weight', 'gradient'];

function roleOf(value: Value | undefined, at: number): PlotRole {
  const role = value === undefined ? roles[at % roles.length] : roles.find((one) => one === value);
  if (role) return role;
  throw new AppError('view', `view, curves: expected one of ${roles.join(', ')} as a role`);
}

/** Functions of x: rows [name, formula in x, role], bands [name, lower, upper], points [name, x, y]. */
const curvesView = defineView<'plot-curves'>()({
  schema: z.strictObject({
    scene: z.literal('plot-curves'),
    x: formula,
    y: formula.optional(),
    xName: z.string().default('x'),
    curves: formula.optional(),
    bands: formula.optional(),
    points: formula.optional(),
    ...plotFields,
  }),
  read(view, reader) {
    const rows = (name: 'curves' | 'bands' | 'points', least: number): Value[][] =>
      rowsOf(view[name] && reader.value(view[name]), name, least);
    return {
      ...plotBase(view),
      scene: 'plot-curves',
      x: range(reader, view.x, 'x'),
      ...(view.y && { y: range(reader, view.y, 'y') }),
      xName: view.xName,
      curves: rows('curves', 2).map(([name, text, role], at) => ({
        name: asText(name as Value, 'view, curves'),
        formula: formulaText(text, 'curves'),
        role: roleOf(role, at),
      })),
      bands: rows('bands', 3).map(([name, lower, upper]) => ({
        name: asText(name as Value, 'view, bands'),
        lower: formulaText(lower, 'bands'),
        upper: formulaText(upper, 'bands'),
      })),
      points: rows('points', 3).map(([name, x, y]) => ({
        name: asText(name as Value, 'view, points'),
        x: numberText(x, 'points'),
        y: numberText(y, 'points'),
      })),
    };
  },
});

/** A ReLU net on the line; `net` is a list of layers [weight, bias], as for `netValue`. */
const piecesView = defineView<'plot-pieces'>()({
  schema: z.strictObject({
    scene: z.literal('plot-pieces'),
    x: formula,
    net: formula,
    ...plotFields,
  }),
  read(view, reader) {
    const numbers = (row: readonly Value[]): string[] => row.map((one) => numberText(one, 'net'));
    return {
      ...plotBase(view),
      scene: 'plot-pieces',
      x: range(reader, view.x, 'x'),
      layers: rowsOf(reader.value(view.net), 'net', 2).map(([weight, bias]) => ({
        weight: rowsOf(weight, 'net', 1).map(numbers),
        bias: numbers(rowsOf([bias as Value], 'net', 1)[0] ?? []),
      })),
    };
  },
});

/** The plane: points [name, [x1, x2], value], half planes [name, [w1, w2], b], a map as a formula in x1 and x2. */
const planeView = defineView<'plot-plane'>()({
  schema: z.strictObject({
    scene: z.literal('plot-plane'),
    x: formula,
    y: formula,
    points: formula.optional(),
    lines: formula.optional(),
    field: formula.optional(),
    ...plotFields,
  }),
  read(view, reader) {
    const rows = (name: 'points' | 'lines', least: number): Value[][] =>
      rowsOf(view[name] && reader.value(view[name]), name, least);
    return {
      ...plotBase(view),
      scene: 'plot-plane',
      x: range(reader, view.x, 'x'),
      y: range(reader, view.y, 'y'),
      points: rows('points', 2).map(([name, at, value]) => ({
        name: asText(name as Value, 'view, points'),
        at: pairText(at, 'points'),
        ...(value !== undefined && { value: numberText(value, 'points') }),
      })),
      lines: rows('lines', 3).map(([name, w, b]) => ({
        name: asText(name as Value, 'view, lines'),
        w: pairText(w, 'lines'),
        b: numberText(b, 'lines'),
      })),
      ...(view.field && { field: formulaText(reader.value(view.field), 'field') }),
    };
  },
});

/** The folding by |2x − 1| of a strip, a sheet or a cube. */
const foldingView = defineView<'plot-folding'>()({
  schema: z.strictObject({
    scene: z.literal('plot-folding'),
    dimensions: formula.optional(),
    folds: formula,
    ...plotFields,
  }),
  read(view, reader) {
    const dimensions = reader.integer(view.dimensions, 'dimensions', 1);
    if (dimensions !== 1 && dimensions !== 2 && dimensions !== 3)
      throw new AppError('view', `view, dimensions: expected 1, 2 or 3, got ${dimensions}`);
    return {
      ...plotBase(view),
      scene: 'plot-folding',
      dimensions,
      folds: reader.integer(view.folds, 'folds', 1),
    };
  },
});

/** How front matter writes plots. */
export const plotViews = {
  'plot-curves': curvesView,
  'plot-pieces': piecesView,
  'plot-plane': planeView,
  'plot-folding': foldingView,
};
