import { ArgumentError } from '#core/errors.ts';
import { kinksOf, piecesOf } from '#core/piecewise/pieces.ts';
import type { Interval, Piece } from '#core/piecewise/pieces.ts';
import { lineAt, patternAt, reluNet, valueAt } from '#core/piecewise/relu-net.ts';
import type { ReluNet } from '#core/piecewise/relu-net.ts';
import { slopeLeftOf, slopeRightOf } from '#core/piecewise/slopes.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { quantityText, spokenNumber } from '../quantity-text.ts';
import { axis } from './axis.ts';
import { spokenLines } from './curves-figure.ts';
import type { Figure, PlotPoint, Reading } from './figure.ts';
import { numberOf } from './plot-formula.ts';
import type { LayerTexts, PiecesSpec, PlotPart } from './plot-spec.ts';

/** A ReLU net on the line, exactly. Errors: ShapeError where sizes do not fit, ArgumentError for a text that is no number. */
export function piecesFigure(spec: PiecesSpec, show: readonly PlotPart[]): Figure {
  const net = netOf(spec.layers);
  const [from, to] = spec.x;
  const x = axis('x', from, to);
  const pieces = piecesOf(net);
  const [left, right] = [Rational.of(from), Rational.of(to)];
  const seen = kinksOf(net).filter((kink) => isWithin(kink.x, left, right));
  const places = [left, ...seen.map((kink) => kink.x), right];
  const corners = places.map((place): PlotPoint => ({
    x: place.toNumber(),
    y: valueAt(net, place).toNumber(),
  }));
  const [bottom, top] = heightOf(corners);
  const tells = (part: PlotPart): boolean => show.includes(part);
  const reading = (at: Rational): Reading => {
    const value = valueAt(net, at);
    const lines = [{ label: 'x', text: quantityText(at) }];
    if (tells('values')) lines.push({ label: 'h(x)', text: quantityText(value) });
    if (tells('slopes')) lines.push({ label: 'slope', text: slopeOf(net, at) });
    if (tells('kinks')) {
      const piece = pieces.findIndex((one) => !one.to || at.compare(one.to) <= 0);
      const place = `${piece + 1} of ${pieces.length}, ${intervalText(pieces[piece])}`;
      lines.push({ label: 'piece', text: place });
    }
    if (tells('units')) lines.push({ label: 'active units', text: activeText(net, at) });
    const mark = { x: at.toNumber(), y: value.toNumber() };
    return { lines, marks: [mark], spoken: spokenLines(lines) };
  };
  const told = tells('kinks') ? seen : [];
  return {
    title: 'Straight pieces',
    settings: `${net.layers.length - 1} hidden ${net.layers.length === 2 ? 'layer' : 'layers'}`,
    x,
    y: axis('h', bottom, top),
    isSquare: false,
    areas: [],
    lines: [{ name: 'h(x)', role: 'output', runs: [corners] }],
    points: told.map((kink) => ({
      x: kink.x.toNumber(),
      y: kink.value.toNumber(),
      name: tells('units')
        ? kink.causes.map(({ layer, unit }) => `${layer}.${unit}`).join(', ')
        : '',
      shape: 'disc',
      role: 'output',
    })),
    cursor: 'line',
    stops: told.map((kink) => ({ x: kink.x, y: Rational.zero })),
    read: reading,
    table: {
      caption: 'The pieces from left to right',
      columns: ['from', 'to', 'slope', 'intercept'],
      rows:
        tells('kinks') && tells('slopes')
          ? pieces.map((piece) => [
              piece.from ? quantityText(piece.from) : '−∞',
              piece.to ? quantityText(piece.to) : '∞',
              quantityText(piece.slope),
              quantityText(piece.intercept),
            ])
          : [],
    },
    numbers:
      tells('kinks') && tells('slopes')
        ? pieces.map(({ from: start, to: end, slope, intercept }) => [
            start?.toNumber() ?? -Infinity,
            end?.toNumber() ?? Infinity,
            slope.toNumber(),
            intercept.toNumber(),
          ])
        : [],
    description: describe(spec, pieces, tells('kinks')),
  };
}

/** The net of a spec. */
function netOf(layers: readonly LayerTexts[]): ReluNet {
  return reluNet(
    layers.map(({ weight, bias }) => ({
      weight: weight.map((row) => row.map(numberOf)),
      bias: bias.map(numberOf),
    })),
  );
}

function describe({ x }: PiecesSpec, pieces: readonly Piece[], isTold: boolean): string {
  const [from, to] = x.map((end) => spokenNumber(quantityText(end)));
  const head = `The output h of a ReLU net over x from ${from} to ${to}: a line of straight pieces.`;
  if (!isTold) return head;
  const ends = pieces.flatMap((piece) => (piece.to ? [piece.to] : []));
  const kinks = ends.map((end) => {
    const [before, after] = [pieces[ends.indexOf(end)], pieces[ends.indexOf(end) + 1]];
    const value = before ? quantityText(lineAt(before, end)) : '';
    return `at ${quantityText(end)} with value ${value}, from slope ${quantityText(before?.slope ?? NaN)} to ${quantityText(after?.slope ?? NaN)}`;
  });
  const bends = kinks.length === 0 ? 'It has no kink.' : `It bends ${kinks.join('; ')}.`;
  return `${head} ${spokenNumber(bends)}`;
}

function slopeOf(net: ReluNet, x: Rational): string {
  const [left, right] = [slopeLeftOf(net, x), slopeRightOf(net, x)];
  return left.equals(right)
    ? quantityText(left)
    : `${quantityText(left)} on the left, ${quantityText(right)} on the right`;
}

function activeText(net: ReluNet, x: Rational): string {
  const names = patternAt(net, x).flatMap((units, layer) =>
    units.flatMap((isActive, unit) => (isActive ? [`${layer + 1}.${unit}`] : [])),
  );
  return names.join(', ') || 'none';
}

function intervalText(interval: Interval | undefined): string {
  const from = interval?.from ? quantityText(interval.from) : '−∞';
  const to = interval?.to ? quantityText(interval.to) : '∞';
  return `from ${from} to ${to}`;
}

function isWithin(x: Rational, from: Rational, to: Rational): boolean {
  return x.compare(from) > 0 && x.compare(to) < 0;
}

/** Always with 0 in sight, and some room. Errors: ArgumentError for numbers beyond float64. */
function heightOf(corners: readonly PlotPoint[]): [number, number] {
  const ys = corners.map(({ y }) => y);
  const [low, high] = [Math.min(0, ...ys), Math.max(0, ...ys)];
  if (!Number.isFinite(high - low))
    throw new ArgumentError('plot', 'a net with values that can be drawn', 'an infinite one');
  const room = (high - low || 2) * 0.08;
  return [low - room, high + room];
}
