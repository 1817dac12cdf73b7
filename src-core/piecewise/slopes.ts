import { Rational } from '#core/symbolic/rational.ts';
import type { ReluLayer, ReluNet } from './relu-net.ts';
import { forward } from './relu-net.ts';

/** How a unit at exactly 0 passes the slope of its pre-activation on. */
type AtZero = (slope: Rational) => Rational;

const nothing: AtZero = () => Rational.zero;
const everything: AtZero = (slope) => slope;
const risingOnly: AtZero = (slope) => (slope.sign() > 0 ? slope : Rational.zero);
const fallingOnly: AtZero = (slope) => (slope.sign() < 0 ? slope : Rational.zero);

/** The slope of the net just left of x: the limit of (h(x) − h(x − t)) / t as t falls to 0. */
export function slopeLeftOf(net: ReluNet, x: Rational): Rational {
  return slopeAt(net, x, fallingOnly);
}

/** The slope of the net just right of x: the limit of (h(x + t) − h(x)) / t as t falls to 0. */
export function slopeRightOf(net: ReluNet, x: Rational): Rational {
  return slopeAt(net, x, risingOnly);
}

/**
 * What automatic differentiation yields for dh/dx: the chain rule with a fixed number for relu′(0).
 *
 * On a kink it need not lie between the two one-sided slopes.
 * Source: torch.relu, whose gradient at 0 is 0.
 */
export function autodiffSlope(net: ReluNet, x: Rational, reluSlopeAtZero: 0 | 1 = 0): Rational {
  return slopeAt(net, x, reluSlopeAtZero === 0 ? nothing : everything);
}

function slopeAt(net: ReluNet, x: Rational, atZero: AtZero): Rational {
  const trace = forward(net, x);
  let slopes: readonly Rational[] = [Rational.one];
  for (const [index, layer] of net.layers.entries()) {
    const through = slopesThrough(layer, slopes);
    const z = trace[index]?.z ?? [];
    const isLast = index === net.layers.length - 1;
    slopes = isLast ? through : through.map((slope, unit) => passed(z[unit], slope, atZero));
  }
  return slopes[0] ?? Rational.zero;
}

function passed(z: Rational | undefined, slope: Rational, atZero: AtZero): Rational {
  const sign = z?.sign() ?? 0;
  if (sign === 0) return atZero(slope);
  return sign > 0 ? slope : Rational.zero;
}

function slopesThrough({ weight }: ReluLayer, slopes: readonly Rational[]): Rational[] {
  return weight.map((row) =>
    row.reduce((sum, value, i) => sum.add(value.mul(slopes[i] ?? Rational.zero)), Rational.zero),
  );
}
