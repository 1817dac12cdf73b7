/** Numbers near which two formulas may part ways: those that are written in them, and their quotients. */
import type { Expression } from './expression.ts';
import { Rational } from './rational.ts';
import { partsOf } from './walk.ts';

const MOST_WRITTEN = 12;
const MOST_LANDMARKS = 40;
/** Numbers up to this are met by simple points anyway. */
const SMALL = Rational.of(2);

/**
 * The numbers written in the formulas, their quotients, and what lies next to each: [n = 777] differs from 0 at 777 alone,
 * and relu(2x − 5000) from 0 only beyond 2500.
 */
export function landmarksOf(...expressions: readonly Expression[]): Rational[] {
  const written = distinct(expressions.flatMap(numbersIn).map((value) => value.abs()))
    .filter(({ num, den }) => num > 0n && num < FAR && den < FAR)
    .slice(0, MOST_WRITTEN);
  const isLarge = (value: Rational): boolean => value.compare(SMALL) > 0 || value.den > 1n;
  const large = written.filter(isLarge);
  const quotients = large.flatMap((value) =>
    written.filter((other) => !other.equals(value)).map((other) => value.div(other)),
  );
  const exact = distinct([...large, ...quotients]).filter(isLarge);
  const around = exact.flatMap((value) => {
    const [below, above] = [value.sub(Rational.one), value.add(Rational.one)];
    return [value, above, below, value.neg(), above.neg()];
  });
  return distinct(around).slice(0, MOST_LANDMARKS);
}

/** Numbers of more digits would only make long fractions. */
const FAR = 1n << 64n;

function numbersIn(expression: Expression): Rational[] {
  if (expression.kind === 'number') return [expression.value];
  return partsOf(expression).flatMap(numbersIn);
}

function distinct(values: readonly Rational[]): Rational[] {
  return [...new Map(values.map((value) => [value.toString(), value])).values()];
}
