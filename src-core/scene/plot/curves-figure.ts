import { ArgumentError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { quantityText, spokenNumber } from '../quantity-text.ts';
import { axis } from './axis.ts';
import type { Figure, FigureArea, FigurePoint, PlotPoint, Reading } from './figure.ts';
import { slopeText } from './one-sided.ts';
import { PlotFormula, numberOf } from './plot-formula.ts';
import type { CurvesSpec, PlotPart, PlotRole } from './plot-spec.ts';
import { sampleRuns } from './sample-runs.ts';
import { rangeOf } from './value-range.ts';

const CURVES = 8;
const BAND_POINTS = 96;
const bandRoles: readonly PlotRole[] = ['weight', 'input', 'output'];

/** Functions of x. Errors: ArgumentError for what is no formula in x, and for more than eight curves. */
export function curvesFigure(spec: CurvesSpec, show: readonly PlotPart[]): Figure {
  const [from, to] = spec.x;
  const x = axis(spec.xName, from, to);
  if (spec.curves.length + spec.bands.length > CURVES)
    throw new ArgumentError('plot', `at most ${CURVES} curves`, `${spec.curves.length}`);
  const read = (text: string): PlotFormula => PlotFormula.parse(text, ['x']);
  const curves = spec.curves.map((curve) => ({ ...curve, f: read(curve.formula) }));
  const bands = spec.bands.map((band) => ({
    ...band,
    low: read(band.lower),
    high: read(band.upper),
  }));
  const given = spec.points.map((one) => ({ ...one, x: numberOf(one.x), y: numberOf(one.y) }));
  const all = [...curves.map(({ f }) => f), ...bands.flatMap(({ low, high }) => [low, high])];
  const [bottom, top] =
    spec.y ??
    rangeOf(
      all,
      from,
      to,
      given.map(({ y }) => y.toNumber()),
    );
  const sampled = curves.map((curve) => ({
    ...curve,
    ...sampleRuns((at) => curve.f.near(at), from, to, top - bottom),
    slope: curve.f.slope(),
  }));
  const jumps = sampled.flatMap((curve) => curve.jumps.map((jump) => ({ ...jump, curve })));
  const rings = jumps.flatMap(({ x: at, left, right, curve }) =>
    [left, right].map((y): FigurePoint => ({
      x: at,
      y,
      name: '',
      shape: 'ring',
      role: curve.role,
    })),
  );
  const discs = jumps.flatMap(({ x: at, curve }): FigurePoint[] => {
    const y = curve.f.near(at);
    return Number.isFinite(y) ? [{ x: at, y, name: '', shape: 'disc', role: curve.role }] : [];
  });
  const marked = given.map(({ name, x: at, y }): FigurePoint => ({
    name,
    x: at.toNumber(),
    y: y.toNumber(),
    shape: 'disc',
    role: undefined,
  }));
  const areas = bands.map(({ name, low, high }, at): FigureArea => ({
    name,
    role: bandRoles[at % bandRoles.length] ?? 'weight',
    corners: [...along(high, from, to), ...along(low, from, to).toReversed()],
  }));
  const tells = (part: PlotPart): boolean => show.includes(part);
  const reading = (at: Rational): Reading => {
    const lines = [{ label: spec.xName, text: quantityText(at) }];
    const marks: PlotPoint[] = [];
    for (const { name, f, slope, jumps: own } of sampled) {
      const value = f.at(at);
      const y = toNumber(value);
      if (value !== undefined && y >= bottom && y <= top) marks.push({ x: at.toNumber(), y });
      if (tells('values'))
        lines.push({ label: name, text: value === undefined ? 'no value' : quantityText(value) });
      if (tells('slopes'))
        lines.push({ label: `slope of ${name}`, text: slopeText(f, slope, own, at) });
    }
    if (tells('values'))
      for (const { name, low, high } of bands)
        lines.push({ label: name, text: `${valueText(low, at)} to ${valueText(high, at)}` });
    return { lines, marks, spoken: spokenLines(lines) };
  };
  const stops = [...jumps.map(({ x: at }) => Rational.of(at)), ...given.map((one) => one.x)];
  return {
    title: 'Curves',
    settings: curves.map(({ name }) => name).join(' · '),
    x,
    y: axis('y', bottom, top),
    isSquare: false,
    areas,
    lines: sampled.map(({ name, role, runs }) => ({ name, role, runs })),
    points: [...rings, ...discs, ...marked],
    cursor: 'line',
    stops: stops.toSorted((a, b) => a.compare(b)).map((at) => ({ x: at, y: Rational.zero })),
    read: reading,
    table: {
      caption: 'The curves at the ticks of the axis',
      columns: [spec.xName, ...curves.map(({ name }) => name)],
      rows: tells('values')
        ? x.ticks.map(({ at, label }) => [
            label,
            ...curves.map(({ f }) => valueText(f, numberOf(String(at)))),
          ])
        : [],
    },
    numbers: tells('values')
      ? x.ticks.map(({ at }) => [at, ...curves.map(({ f }) => f.near(at))])
      : [],
    description: [
      `A plot of ${curves.map(({ name }) => name).join(', ')} for ${spec.xName} from ${spokenNumber(quantityText(from))} to ${spokenNumber(quantityText(to))}.`,
      ...bands.map(({ name }) => `A band shows ${name}.`),
      ...(tells('values')
        ? jumps.map(
            ({ x: at, left, right, curve }) =>
              `${curve.name} jumps at ${spokenNumber(quantityText(at))} from ${spokenNumber(quantityText(left))} to ${spokenNumber(quantityText(right))}.`,
          )
        : []),
      ...marked.map(
        ({ name, x: at, y }) =>
          `${name} lies at ${spokenNumber(quantityText(at))}, ${spokenNumber(quantityText(y))}.`,
      ),
    ].join(' '),
  };
}

function along(f: PlotFormula, from: number, to: number): PlotPoint[] {
  return Array.from({ length: BAND_POINTS + 1 }, (_, at) => {
    const x = from + ((to - from) * at) / BAND_POINTS;
    return { x, y: f.near(x) };
  }).filter(({ y }) => Number.isFinite(y));
}

function valueText(f: PlotFormula, at: Rational): string {
  const value = f.at(at);
  return value === undefined ? 'no value' : quantityText(value);
}

/** Lines of a reading as one sentence. */
export function spokenLines(lines: Reading['lines']): string {
  return `${lines.map(({ label, text }) => `${label} is ${spokenNumber(text)}`).join('; ')}.`;
}

function toNumber(value: Rational | number | undefined): number {
  return value instanceof Rational ? value.toNumber() : (value ?? NaN);
}
