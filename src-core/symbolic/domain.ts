import { Rational } from './rational.ts';

/** The values that a symbol may take: those of one kind between `min` and `max`, both included. */
export interface Domain {
  readonly kind: 'integer' | 'rational' | 'real';
  readonly min?: Rational;
  readonly max?: Rational;
}

/** The domains of symbols by their names; a symbol without one is a positive integer. */
export type DomainMap = Readonly<Record<string, Domain>>;

const positiveIntegers: Domain = { kind: 'integer', min: Rational.one };

/** The domain of a symbol. */
export function domainOf(domains: DomainMap, name: string): Domain {
  return (Object.hasOwn(domains, name) ? domains[name] : undefined) ?? positiveIntegers;
}

/** Whether a value belongs to a domain. */
export function isInDomain({ kind, min, max }: Domain, value: Rational): boolean {
  if (kind === 'integer' && !value.isInteger()) return false;
  return (!min || value.compare(min) >= 0) && (!max || value.compare(max) <= 0);
}

/** Whether all values are at least 0, so that |x| = x and √x² = x. */
export function isNonNegative({ min }: Domain): boolean {
  return min !== undefined && min.sign() >= 0;
}

/** A domain in words: `a whole number from 1`, `a number from 0 to 1`. */
export function describeDomain({ kind, min, max }: Domain): string {
  const noun =
    kind === 'integer' ? 'a whole number' : kind === 'rational' ? 'a fraction' : 'a number';
  const [low, high] = [min, max].map((bound) => bound?.toString().replace('-', '−'));
  if (low !== undefined && high !== undefined) return `${noun} from ${low} to ${high}`;
  if (low !== undefined) return `${noun} from ${low} up`;
  return high === undefined ? noun : `${noun} up to ${high}`;
}
