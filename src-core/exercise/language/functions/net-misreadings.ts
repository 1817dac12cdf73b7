import { lineOf, patternAt } from '#core/piecewise/relu-net.ts';
import type { Line, Pattern, ReluNet } from '#core/piecewise/relu-net.ts';
import { Rational } from '#core/symbolic/rational.ts';
import type { Value } from '../value.ts';
import { netArgument } from './net-arguments.ts';
import type { Arguments, FunctionMisreading } from './pack-function.ts';
import { ruleMisreadings } from './rule-misreadings.ts';
import type { RuleMisreading } from './rule-misreadings.ts';

type LineRule = (net: ReluNet, x: Rational) => Line;

const rightLine: LineRule = (net, x) => lineOf(net, patternAt(net, x));

/** How the line of a net around an input is got wrong. */
const lineMisreadings: readonly RuleMisreading<LineRule>[] = [
  {
    id: 'net.output-bias-lost',
    title: 'last bias left out',
    say: 'The bias of the last layer is missing. It is added to everything.',
    around: (rest) => (net, x) => {
      const { slope, intercept } = rest(net, x);
      return { slope, intercept: intercept.sub(net.layers.at(-1)?.bias[0] ?? Rational.zero) };
    },
  },
  {
    id: 'net.first-unit-left-out',
    title: 'a unit of the last hidden layer left out',
    say: 'Some paths are missing: you left the first unit of the second layer out. Every active unit counts.',
    rule: (net, x) =>
      lineOf(
        net,
        switched(patternAt(net, x), (layer, unit) => !(layer === 0 && unit === 0)),
      ),
  },
  {
    id: 'net.last-unit-left-out',
    title: 'a unit of the last hidden layer left out',
    say: 'Some paths are missing: you left the last unit of the second layer out. Every active unit counts.',
    rule: (net, x) =>
      lineOf(
        net,
        switched(patternAt(net, x), (layer, unit, last) => !(layer === 0 && unit === last)),
      ),
  },
  {
    id: 'net.first-relu-ignored',
    title: 'first ReLU ignored',
    say: 'You let all units of the first layer through. One with a negative pre-activation yields 0 and drops out.',
    rule: (net, x) =>
      lineOf(
        net,
        patternAt(net, x).map((units, i) => (i === 0 ? units.map(() => true) : units)),
      ),
  },
  {
    id: 'net.relus-ignored',
    title: 'every ReLU ignored',
    say: 'You computed as if there were no ReLU. A unit with a negative pre-activation yields 0 and drops out.',
    rule: (net, x) =>
      lineOf(
        net,
        patternAt(net, x).map((units) => units.map(() => true)),
      ),
  },
  {
    id: 'net.sign-of-x',
    title: 'units switched by the sign of x',
    say: 'You switched the units by the sign of x. Each unit looks at its own pre-activation, not at x.',
    rule: (net, x) =>
      lineOf(
        net,
        patternAt(net, x).map((units) => units.map(() => x.sign() > 0)),
      ),
  },
  {
    id: 'net.one-to-one',
    title: 'second layer read unit by unit',
    say: 'You let each unit of the second layer see one unit only. Its weight matrix is dense: each sees all of them.',
    around: (rest) => (net, x) => rest(pairedNet(net), x),
  },
];

/** The misreadings of a function of (net, x) that is read off the line around x. */
export function lineMisreadingsOf(
  read: (line: Line, given: Arguments) => Value,
): FunctionMisreading[] {
  return ruleMisreadings(lineMisreadings, rightLine, (given, line) =>
    read(line(netArgument(given), given.rational('x')), given),
  );
}

/** The net whose second layer keeps only the weights on its diagonal. */
export function pairedNet({ layers }: ReluNet): ReluNet {
  const paired = layers.map((layer, index) => {
    if (index !== 1 || layers.length < 3) return layer;
    const weight = layer.weight.map((row, i) => row.map((w, j) => (i === j ? w : Rational.zero)));
    return { ...layer, weight };
  });
  return { layers: paired };
}

/** The pattern with units of the last hidden layer switched off; `layer` counts from the end. */
function switched(
  pattern: Pattern,
  stays: (layer: number, unit: number, last: number) => boolean,
): boolean[][] {
  return pattern.map((units, index) =>
    units.map(
      (active, unit) => active && stays(pattern.length - 1 - index, unit, units.length - 1),
    ),
  );
}
