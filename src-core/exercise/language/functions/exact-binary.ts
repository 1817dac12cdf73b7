import type { OpName } from '#core/ops/index.ts';
import { Rational } from '#core/symbolic/rational.ts';
import type { Value } from '../value.ts';
import { broadcastValues } from './broadcast-values.ts';
import { exactRoot } from './exact-elements.ts';
import { isExact } from './op-values.ts';

type ExactPair = (x: Rational, y: Rational) => Rational | undefined;
const MAX_EXPONENT = 100;

const pairs: ReadonlyMap<OpName, ExactPair> = new Map<OpName, ExactPair>([
  ['add', (x, y) => x.add(y)],
  ['sub', (x, y) => x.sub(y)],
  ['mul', (x, y) => x.mul(y)],
  ['div', (x, y) => (y.sign() === 0 ? undefined : x.div(y))],
  ['floorDivide', (x, y) => (y.sign() === 0 ? undefined : x.div(y).floor())],
  ['remainder', (x, y) => (y.sign() === 0 ? undefined : x.sub(x.div(y).floor().mul(y)))],
  ['maximum', (x, y) => (x.compare(y) < 0 ? y : x)],
  ['minimum', (x, y) => (x.compare(y) > 0 ? y : x)],
  ['pow', exactPower],
]);

/** An op of two numbers, entry by entry, on exact numbers; undefined where it is none or no fraction can say the result. */
export function exactBinary(
  name: OpName,
  [left, right]: readonly (Value | undefined)[],
): Value | undefined {
  const pair = pairs.get(name);
  if (!pair || left === undefined || right === undefined) return undefined;
  if (!isExact(left) || !isExact(right)) return undefined;
  let isComplete = true;
  const exact = (x: Value, y: Value): Value => {
    const result = x instanceof Rational && y instanceof Rational ? pair(x, y) : undefined;
    if (result === undefined) isComplete = false;
    return result ?? Rational.zero;
  };
  const value = broadcastValues(name, left, right, exact, { stretches: true });
  return isComplete ? value : undefined;
}

/** Whole exponents, and halves of them where the root is a fraction. */
export function exactPower(base: Rational, exponent: Rational): Rational | undefined {
  if (Math.abs(exponent.toNumber()) > MAX_EXPONENT) return undefined;
  if (base.sign() === 0 && exponent.sign() < 0) return undefined;
  if (exponent.isInteger()) return base.pow(exponent.toNumber());
  if (exponent.den !== 2n) return undefined;
  return exactRoot(base)?.pow(Number(exponent.num));
}
