import { exponential, gentle, logarithm, logistic, roundDown, softplus } from './approximate.ts';
import type { Approximate } from './approximate.ts';
import { Rational } from './rational.ts';
import {
  asApproximate,
  compareValues,
  multiplyValues,
  raiseValue,
  subtractValues,
} from './value.ts';
import type { Value } from './value.ts';

/** The value of a function of values, undefined where it has none. A function that is not known has no value. */
export function evaluateCall(name: string, parts: readonly Value[]): Value | undefined {
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  return rule?.(...parts);
}

type Rule = (...parts: readonly Value[]) => Value | undefined;

const half = Rational.of(1, 2);

const rules: Readonly<Record<string, Rule>> = {
  floor: unary(floor),
  ceil: unary((x) => negated(floor(negated(x)))),
  mod: (a, b) => a && b && modulo(a, b),
  abs: unary((x) => (compareValues(x, Rational.zero) < 0 ? negated(x) : x)),
  relu: unary((x) => extreme(1, [x, Rational.zero])),
  max: (...parts) => extreme(1, parts),
  min: (...parts) => extreme(-1, parts),
  sqrt: unary((x) => raiseValue(x, half)),
  exp: unary((x) => exactAt(x, Rational.zero, Rational.one) ?? inFloat(exponential, x)),
  log: unary((x) => exactAt(x, Rational.one, Rational.zero) ?? inFloat(logarithm, x)),
  log2: unary((x) => logarithmTo(2n, x)),
  log10: unary((x) => logarithmTo(10n, x)),
  sin: unary(
    (x) => exactAt(x, Rational.zero, Rational.zero) ?? inFloat((a) => gentle(Math.sin, a), x),
  ),
  cos: unary(
    (x) => exactAt(x, Rational.zero, Rational.one) ?? inFloat((a) => gentle(Math.cos, a), x),
  ),
  tanh: unary(
    (x) => exactAt(x, Rational.zero, Rational.zero) ?? inFloat((a) => gentle(Math.tanh, a), x),
  ),
  sigmoid: unary((x) => exactAt(x, Rational.zero, half) ?? inFloat(logistic, x)),
  dsigmoid: unary((x) => {
    const slope = rules['sigmoid']?.(x);
    return slope && multiplyMaybe(slope, subtractValues(Rational.one, slope));
  }),
  softplus: unary((x) => inFloat(softplus, x)),
  step: unary((x) => signed(x, [Rational.zero, half, Rational.one])),
  sign: unary((x) => signed(x, [Rational.of(-1), Rational.zero, Rational.one])),
  greater: (a, b) => a && b && tested(a, b, (order) => order > 0),
  atLeast: (a, b) => a && b && tested(a, b, (order) => order >= 0),
  equals: (a, b) => a && b && tested(a, b, (order) => order === 0),
  differs: (a, b) => a && b && tested(a, b, (order) => order !== 0),
  pi: () => ({ value: Math.PI, error: 2 ** -50 }),
};

function unary(rule: (x: Value) => Value | undefined): Rule {
  return (x) => x && rule(x);
}

function inFloat(
  rule: (x: Approximate) => Approximate | undefined,
  x: Value,
): Approximate | undefined {
  const float = asApproximate(x);
  return float && rule(float);
}

function exactAt(x: Value, place: Rational, value: Rational): Rational | undefined {
  return x instanceof Rational && x.equals(place) ? value : undefined;
}

/** One of three values for a negative number, 0 and a positive one; none where rounding hides the sign. */
function signed(x: Value, [below, at, above]: readonly Rational[]): Rational | undefined {
  const order = orderOf(x, Rational.zero);
  return order === undefined ? undefined : order < 0 ? below : order > 0 ? above : at;
}

function tested(a: Value, b: Value, holds: (order: number) => boolean): Rational | undefined {
  const order = orderOf(a, b);
  return order === undefined ? undefined : holds(order) ? Rational.one : Rational.zero;
}

function orderOf(a: Value, b: Value): number | undefined {
  if (a instanceof Rational && b instanceof Rational) return a.compare(b);
  const [x, y] = [asApproximate(a), asApproximate(b)];
  if (!x || !y || Math.abs(x.value - y.value) <= x.error + y.error) return undefined;
  return x.value - y.value;
}

function multiplyMaybe(a: Value, b: Value | undefined): Value | undefined {
  return b && multiplyValues(a, b);
}

function negated(x: Value | undefined): Value | undefined {
  return x && subtractValues(Rational.zero, x);
}

function floor(x: Value | undefined): Rational | undefined {
  return x instanceof Rational ? x.floor() : x && roundDown(x);
}

// a mod b = a − b·⌊a/b⌋ has the sign of b.
function modulo(a: Value, b: Value): Value | undefined {
  const inverse = raiseValue(b, Rational.of(-1));
  const whole = inverse && floor(multiplyValues(a, inverse));
  const multiple = whole && multiplyValues(b, whole);
  return multiple && subtractValues(a, multiple);
}

/** The largest value for `direction` 1, the smallest for −1. */
function extreme(direction: 1 | -1, [first, ...rest]: readonly Value[]): Value | undefined {
  return (
    first &&
    rest.reduce((best, part) => {
      return direction * compareValues(part, best) > 0 ? widened(part, best) : widened(best, part);
    }, first)
  );
}

// Two values closer than their errors could be in either order.
function widened(chosen: Value, other: Value): Value {
  if (chosen instanceof Rational) return chosen;
  return { ...chosen, error: Math.max(chosen.error, asApproximate(other)?.error ?? 0) };
}

function logarithmTo(base: bigint, x: Value): Value | undefined {
  if (x instanceof Rational && x.sign() > 0) {
    const exponent = exponentOf(base, x.num > x.den ? x : Rational.one.div(x));
    if (exponent !== undefined) return Rational.of(x.num > x.den ? exponent : -exponent);
  }
  const [top, bottom] = [inFloat(logarithm, x), inFloat(logarithm, Rational.of(base))];
  const inverse = bottom && raiseValue(bottom, Rational.of(-1));
  return top && inverse && multiplyValues(top, inverse);
}

function exponentOf(base: bigint, x: Rational): number | undefined {
  if (!x.isInteger()) return undefined;
  let [rest, exponent] = [x.num, 0];
  while (rest % base === 0n) {
    rest /= base;
    exponent += 1;
  }
  return rest === 1n ? exponent : undefined;
}
