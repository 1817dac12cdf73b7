import type { Rational } from '#core/symbolic/rational.ts';
import { quantityText, spokenNumber } from '../quantity-text.ts';
import { axis } from './axis.ts';
import { spokenLines } from './curves-figure.ts';
import type {
  Axis,
  Figure,
  FigureArea,
  FigureField,
  FigurePoint,
  PlotPoint,
  Reading,
} from './figure.ts';
import { clipped, lineThrough } from './half-plane.ts';
import { PlotFormula, numberOf } from './plot-formula.ts';
import type { PlaneSpec, PlotPart } from './plot-spec.ts';

const CELLS = 32;

/** Points, half planes and a map over the plane. Errors: ArgumentError for what is no number or formula. */
export function planeFigure(spec: PlaneSpec, show: readonly PlotPart[]): Figure {
  const [x, y] = [axis('x₁', ...spec.x), axis('x₂', ...spec.y)];
  const lines = spec.lines.map((line) => ({
    ...line,
    w: line.w.map(numberOf) as [Rational, Rational],
    b: numberOf(line.b),
  }));
  const points = spec.points.map(({ name, at, value }) => ({
    name,
    value: value === undefined ? undefined : numberOf(value),
    at: at.map(numberOf) as [Rational, Rational],
  }));
  const f = spec.field === undefined ? undefined : PlotFormula.parse(spec.field, ['x1', 'x2']);
  const field = f && fieldOf(f, x, y);
  const tells = show.includes('values');
  const reading = (atX: Rational, atY: Rational): Reading => {
    const read = [
      { label: 'x₁', text: quantityText(atX) },
      { label: 'x₂', text: quantityText(atY) },
    ];
    const here = points.find(({ at }) => at[0].equals(atX) && at[1].equals(atY));
    if (here) read.push({ label: 'point', text: pointText(here.name, here.value) });
    if (tells)
      for (const { name, w, b } of lines) {
        const z = w[0].mul(atX).add(w[1].mul(atY)).add(b);
        const side = z.sign() > 0 ? 'above 0' : z.sign() < 0 ? 'below 0' : 'on the line';
        read.push({ label: name, text: `${quantityText(z)}, ${side}` });
      }
    if (tells && f) {
      const value = f.at(atX, atY);
      read.push({ label: 'output', text: value === undefined ? 'no value' : quantityText(value) });
    }
    const marks = [{ x: atX.toNumber(), y: atY.toNumber() }];
    return { lines: read, marks, spoken: spokenLines(read) };
  };
  const box = boxOf(x, y);
  return {
    title: 'Plane',
    settings: lines.map(({ name }) => name).join(' · '),
    x,
    y,
    isSquare: true,
    areas: lines.map(({ name, w, b }): FigureArea => ({
      name,
      role: 'output',
      corners: clipped(box, w[0].toNumber(), w[1].toNumber(), b.toNumber()),
    })),
    ...(field && { field }),
    lines: lines.map(({ name, w, b }) => {
      const ends = lineThrough(box, w[0].toNumber(), w[1].toNumber(), b.toNumber());
      return { name, role: 'weight' as const, runs: ends.length > 0 ? [ends] : [] };
    }),
    points: points.map(({ name, at, value }): FigurePoint => ({
      name,
      x: at[0].toNumber(),
      y: at[1].toNumber(),
      shape: value?.sign() === 0 ? 'square' : 'disc',
      role: value === undefined ? undefined : 'output',
    })),
    cursor: 'plane',
    stops: points.map(({ at }) => ({ x: at[0], y: at[1] })),
    read: reading,
    table: {
      caption: 'The points',
      columns: ['point', 'x₁', 'x₂', 'value', ...(tells ? lines.map(({ name }) => name) : [])],
      rows: points.map(({ name, at, value }) => [
        name,
        quantityText(at[0]),
        quantityText(at[1]),
        value === undefined ? '' : quantityText(value),
        ...(tells
          ? lines.map(({ w, b }) => quantityText(w[0].mul(at[0]).add(w[1].mul(at[1])).add(b)))
          : []),
      ]),
    },
    numbers: points.map(({ at, value }) => [
      at[0].toNumber(),
      at[1].toNumber(),
      ...(points.every((point) => point.value !== undefined) ? [value?.toNumber() ?? NaN] : []),
      ...(tells
        ? lines.map(({ w, b }) => w[0].mul(at[0]).add(w[1].mul(at[1])).add(b).toNumber())
        : []),
    ]),
    description: describe(spec, field, tells),
  };
}

/** The mean of each cell is taken as its value in the middle. */
function fieldOf(f: PlotFormula, x: Axis, y: Axis): FigureField {
  const place = ({ from, to }: Axis, at: number): number =>
    from + ((to - from) * (at + 0.5)) / CELLS;
  const values = Array.from({ length: CELLS * CELLS }, (_, at) =>
    f.near(place(x, at % CELLS), place(y, Math.floor(at / CELLS))),
  );
  const finite = values.filter(Number.isFinite);
  return {
    columns: CELLS,
    rows: CELLS,
    values,
    low: Math.min(...finite),
    high: Math.max(...finite),
  };
}

function boxOf(x: Axis, y: Axis): PlotPoint[] {
  return [
    { x: x.from, y: y.from },
    { x: x.to, y: y.from },
    { x: x.to, y: y.to },
    { x: x.from, y: y.to },
  ];
}

function pointText(name: string, value: Rational | undefined): string {
  return value === undefined ? name : `${name}, value ${quantityText(value)}`;
}

function describe(spec: PlaneSpec, field: FigureField | undefined, tells: boolean): string {
  const points = spec.points.map(
    ({ name, at, value }) =>
      `${name} at ${at.join(', ')}${value === undefined ? '' : ` with value ${value}`}`,
  );
  const lines = spec.lines.map(
    ({ name, w, b }) =>
      `${name}: the half plane where ${w[0]} times x 1 plus ${w[1]} times x 2 plus ${b} is at least 0`,
  );
  return spokenNumber(
    [
      `A plane with x 1 from ${spec.x.join(' to ')} and x 2 from ${spec.y.join(' to ')}.`,
      ...(points.length > 0 ? [`Points: ${points.join('; ')}.`] : []),
      ...(lines.length > 0 ? [`${lines.join('; ')}.`] : []),
      ...(field && tells
        ? [
            `A map shades the output, from ${quantityText(field.low)} to ${quantityText(field.high)}.`,
          ]
        : []),
    ].join(' '),
  ).replaceAll('-', 'minus ');
}
