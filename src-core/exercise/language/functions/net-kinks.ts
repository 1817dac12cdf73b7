import { kinksOf } from '#core/piecewise/pieces.ts';
import type { Kink } from '#core/piecewise/pieces.ts';
import { throughLayer } from '#core/piecewise/relu-net.ts';
import type { Line, ReluNet } from '#core/piecewise/relu-net.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { netArgument } from './net-arguments.ts';
import type { FunctionMisreading, PackFunction } from './pack-function.ts';

interface KinkMisreading {
  id: string;
  title: string;
  say: string;
  kinks: (net: ReluNet) => Rational[];
}

const kinkMisreadings: KinkMisreading[] = [
  {
    id: 'net.kink-at-minus-b',
    title: 'kink put at −b',
    say: 'A unit switches where w·x + b = 0. That is at x = −b/w, not at −b.',
    kinks: (net) => [...firstLayer(net, (_, b) => b.neg()), ...laterKinks(net)],
  },
  {
    id: 'net.kink-sign',
    title: 'sign of a kink lost',
    say: 'A unit switches where w·x + b = 0. That is at x = −b/w; yours lie at b/w.',
    kinks: (net) => [...firstLayer(net, (w, b) => b.div(w)), ...laterKinks(net)],
  },
  {
    id: 'net.first-unit-only',
    title: 'only the first unit looked at',
    say: 'You have the kink of unit 1.0. The other units switch as well.',
    kinks: (net) => firstLayer(net, (w, b) => b.neg().div(w)).slice(0, 1),
  },
  {
    id: 'net.kink-invented',
    title: 'a kink without its ReLU',
    say:
      'You solved z = 0 for the second layer as if the first layer had no ReLU. ' +
      'Do it interval by interval, with the units that are active there, and keep only zeros inside.',
    kinks: (net) => [...kinksOf(net).map(({ x }) => x), ...zerosOf(secondLayerWithoutRelu(net))],
  },
  {
    id: 'net.second-layer-ignored',
    title: 'kinks of the second layer missing',
    say: 'These are kinks of the first layer. Inside each interval, look for zeros of the second layer too.',
    kinks: (net) =>
      kinksOf(net)
        .filter((kink) => !isLater(kink))
        .map(({ x }) => x),
  },
];

/** Where a net bends. */
export const kinkFunctions: PackFunction[] = [
  {
    signature: 'netBreakpoints(net)',
    docs: 'Every x where the slope of the net changes, from left to right.',
    call: (given) => kinksOf(netArgument(given)).map(({ x }) => x),
    misreadings: kinkMisreadings.map(({ id, title, say, kinks }): FunctionMisreading => ({
      ...{ id, title, say },
      call: (given) => sortedDistinct(kinks(netArgument(given))),
    })),
  },
  {
    signature: 'netLaterKinks(net)',
    docs: 'The breakpoints that a later layer makes: no unit of the first layer switches there.',
    call: (given) => laterKinks(netArgument(given)),
  },
];

function laterKinks(net: ReluNet): Rational[] {
  return kinksOf(net)
    .filter(isLater)
    .map(({ x }) => x);
}

function isLater({ causes }: Kink): boolean {
  return causes.every(({ layer }) => layer > 1);
}

/** One place for each unit of the first layer whose weight is not 0. */
function firstLayer(
  { layers }: ReluNet,
  place: (weight: Rational, bias: Rational) => Rational,
): Rational[] {
  const { weight = [], bias = [] } = layers[0] ?? {};
  return weight.flatMap(([w], unit) =>
    w && w.sign() !== 0 ? [place(w, bias[unit] ?? Rational.zero)] : [],
  );
}

function secondLayerWithoutRelu({ layers }: ReluNet): Line[] {
  const [first, second] = layers;
  if (!first || !second || layers.length < 3) return [];
  const input: Line[] = [{ slope: Rational.one, intercept: Rational.zero }];
  return throughLayer(second, throughLayer(first, input));
}

function zerosOf(lines: readonly Line[]): Rational[] {
  return lines.flatMap(({ slope, intercept }) =>
    slope.sign() === 0 ? [] : [intercept.neg().div(slope)],
  );
}

function sortedDistinct(points: readonly Rational[]): Rational[] {
  return points
    .toSorted((a, b) => a.compare(b))
    .filter((x, i, all) => i === 0 || !x.equals(all[i - 1] as Rational));
}
