import { Rational } from '#core/symbolic/rational.ts';
import { numberText } from './cells/names.ts';

/** Fractions with at most this many digits on each side are shown as fractions. */
const FRACTION_DIGITS = 3;

/** A number as learners read it: short fractions exactly, all else with six digits. */
export function quantityText(value: Rational | number): string {
  if (!(value instanceof Rational) || value.isInteger()) return numberText(toNumber(value));
  const { num, den } = value.abs();
  const isShort = `${num}`.length <= FRACTION_DIGITS && `${den}`.length <= FRACTION_DIGITS;
  if (!isShort) return numberText(value.toNumber());
  return `${value.sign() < 0 ? '−' : ''}${num}/${den}`;
}

/** As `quantityText` with three digits, for labels that have little room. */
export function shortQuantity(value: Rational | number): string {
  const text = quantityText(value);
  return text.length <= 6 ? text : numberText(Number(toNumber(value).toPrecision(3)));
}

/** A number that stands as text, as it is said. */
export function spokenNumber(text: string): string {
  return text.replaceAll('−', 'minus ').replaceAll('/', ' over ').replaceAll('∞', 'infinity');
}

function toNumber(value: Rational | number): number {
  return value instanceof Rational ? value.toNumber() : value;
}
