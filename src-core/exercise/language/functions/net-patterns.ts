import { kinksOf, regionsOf } from '#core/piecewise/pieces.ts';
import { forward, patternAt, preActivations } from '#core/piecewise/relu-net.ts';
import type { Pattern, ReluNet } from '#core/piecewise/relu-net.ts';
import type { Rational } from '#core/symbolic/rational.ts';
import { activeNames, netArgument } from './net-arguments.ts';
import { pairedNet } from './net-misreadings.ts';
import type { FunctionMisreading, PackFunction } from './pack-function.ts';

interface PatternMisreading {
  id: string;
  title: string;
  say: string;
  pattern: (net: ReluNet, x: Rational) => Pattern;
}

const patternMisreadings: PatternMisreading[] = [
  {
    id: 'net.zero-active',
    title: 'a unit at exactly 0 taken as active',
    say: 'A unit whose pre-activation is exactly 0 is not active: active means greater than 0.',
    pattern: (net, x) =>
      forward(net, x)
        .slice(0, -1)
        .map(({ z }) => z.map((value) => value.sign() >= 0)),
  },
  {
    id: 'net.sign-of-x',
    title: 'units switched by the sign of x',
    say: 'You went by the sign of x. Each unit looks at its own pre-activation, not at x.',
    pattern: (net, x) => patternAt(net, x).map((units) => units.map(() => x.sign() > 0)),
  },
  {
    id: 'net.one-to-one',
    title: 'second layer read unit by unit',
    say: 'You let unit 2.0 see 1.0 only and unit 2.1 see 1.1 only. The weight matrix is dense: each sees both.',
    pattern: (net, x) => patternAt(pairedNet(net), x),
  },
  {
    id: 'net.reads-pre-activations',
    title: 'ReLU between the layers left out',
    say: 'The second layer reads what comes out of the first ReLUs, not what goes in.',
    pattern(net, x) {
      const z: Rational[][] = [];
      for (const layer of net.layers.slice(0, -1)) z.push(preActivations(layer, z.at(-1) ?? [x]));
      return z.map((values) => values.map((value) => value.sign() > 0));
    },
  },
  {
    id: 'net.first-layer-only',
    title: 'second layer forgotten',
    say: 'You looked at the first layer only. The units of the second layer count too.',
    pattern: (net, x) => patternAt(net, x).slice(0, 1),
  },
];

/** Which units of a net are active. */
export const patternFunctions: PackFunction[] = [
  {
    signature: 'netActive(net, x)',
    docs: 'The units with a positive pre-activation at x, by name: 1.1, 2.0.',
    call: (given) => activeNames(patternAt(netArgument(given), given.rational('x'))),
    misreadings: patternMisreadings.map(({ id, title, say, pattern }): FunctionMisreading => ({
      ...{ id, title, say },
      call: (given) => activeNames(pattern(netArgument(given), given.rational('x'))),
    })),
  },
  {
    signature: 'netPatterns(net)',
    docs: 'The sets of active units that occur on the whole line, from left to right, each once.',
    call: (given) => distinctPatterns(netArgument(given), true),
  },
  {
    signature: 'netRegionPatterns(net)',
    docs: 'The same without the points between two regions.',
    call: (given) => distinctPatterns(netArgument(given), false),
  },
  {
    signature: 'netKinkUnits(net, x)',
    docs: 'The units that switch at a kink, by name; none where the slope does not change.',
    call(given) {
      const kink = kinksOf(netArgument(given)).find((one) => one.x.equals(given.rational('x')));
      return (kink?.causes ?? []).map(({ layer, unit }) => `${layer}.${unit}`);
    },
  },
];

function distinctPatterns(net: ReluNet, withEnds: boolean): string[][] {
  const patterns = regionsOf(net).flatMap(({ from, pattern }) =>
    from && withEnds ? [patternAt(net, from), pattern] : [pattern],
  );
  const named = patterns.map(activeNames).map((names) => [names.join(' '), names] as const);
  return [...new Map(named.toReversed())].toReversed().map(([, names]) => names);
}
