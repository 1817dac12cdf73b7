import { Rational } from './rational.ts';

/** The numbers that a symbol may stand for: those of one kind between `min` and `max`, both included. */
export interface Domain {
  readonly kind: 'integer' | 'rational' | 'real';
  readonly min?: Rational;
  readonly max?: Rational;
  /** These alone. */
  readonly values?: readonly Rational[];
  /** All but these: an open end, or 0 where one divides. */
  readonly except?: readonly Rational[];
}

/** A size of an array: a number, or a name that stands for the same number wherever it is used. */
export type Size = number | string;

/** A column of numbers [n], or a matrix [m, n]; `from` is the first index. */
export interface ArrayDomain {
  readonly kind: 'vector' | 'matrix';
  readonly sizes: readonly Size[];
  readonly entries: Domain;
  readonly from: number;
}

/** A function of which nothing is known, taken entry by entry; or a random number inside E[…]. */
export type FormalDomain = { readonly kind: 'function' } | { readonly kind: 'random' };

/** What a symbol may be. */
export type SymbolDomain = Domain | ArrayDomain | FormalDomain;

/** The domains of symbols by their names; a symbol without one is a positive integer. */
export type DomainMap = Readonly<Record<string, SymbolDomain>>;

/** How a symbol is read: scalars multiply freely, vectors and matrices have entries, functions take a bracket. */
export type SymbolKind = 'scalar' | 'vector' | 'matrix' | 'function' | 'random';

const positiveIntegers: Domain = { kind: 'integer', min: Rational.one };

/** What was declared for a symbol. */
export function declaredDomain(domains: DomainMap, name: string): SymbolDomain {
  return (Object.hasOwn(domains, name) ? domains[name] : undefined) ?? positiveIntegers;
}

/** The domain of a symbol; of one that is no number, the domain of its entries or values. */
export function domainOf(domains: DomainMap, name: string): Domain {
  const declared = declaredDomain(domains, name);
  if (isNumeric(declared)) return declared;
  return isArray(declared) ? declared.entries : { kind: 'rational' };
}

/** The kinds of all symbols that are no plain numbers. */
export function kindsOf(domains: DomainMap): Readonly<Record<string, SymbolKind>> {
  return Object.fromEntries(
    Object.entries(domains).flatMap(([name, domain]) =>
      isNumeric(domain) ? [] : [[name, domain.kind] as const],
    ),
  );
}

export function isArray(domain: SymbolDomain): domain is ArrayDomain {
  return domain.kind === 'vector' || domain.kind === 'matrix';
}

function isNumeric(domain: SymbolDomain): domain is Domain {
  return domain.kind === 'integer' || domain.kind === 'rational' || domain.kind === 'real';
}

/** Whether a value belongs to a domain. */
export function isInDomain({ kind, min, max, values, except }: Domain, value: Rational): boolean {
  if (kind === 'integer' && !value.isInteger()) return false;
  if (values && !values.some((one) => one.equals(value))) return false;
  if (except?.some((one) => one.equals(value))) return false;
  return (!min || value.compare(min) >= 0) && (!max || value.compare(max) <= 0);
}

/** Whether all values are at least 0, so that |x| = x and √x² = x. */
export function isNonNegative({ min, values }: Domain): boolean {
  if (values) return values.every((value) => value.sign() >= 0);
  return min !== undefined && min.sign() >= 0;
}

/** A domain in words: `a whole number from 1`, `a number from 0 to 1`. */
export function describeDomain({ kind, min, max, values, except }: Domain): string {
  if (values) return `one of ${listed(values)}`;
  const noun =
    kind === 'integer' ? 'a whole number' : kind === 'rational' ? 'a fraction' : 'a number';
  const tail = except ? ` except ${listed(except)}` : '';
  const [low, high] = [min, max].map((bound) => bound && written(bound));
  if (low !== undefined && high !== undefined) return `${noun} from ${low} to ${high}${tail}`;
  if (low !== undefined) return `${noun} from ${low} up${tail}`;
  return `${noun}${high === undefined ? '' : ` up to ${high}`}${tail}`;
}

function listed(values: readonly Rational[]): string {
  return values.map(written).join(', ');
}

function written(value: Rational): string {
  return value.toString().replace('-', '−');
}
