/** Sizes for the names n, m … of vectors and matrices at one sample point. */
import type { SizeNames } from './array-sizes.ts';
import { domainOf, isInDomain } from './domain.ts';
import type { ArrayDomain, DomainMap } from './domain.ts';
import { Rational } from './rational.ts';

/** The sizes of one pattern by name, and the names by size for messages. */
export interface SizePattern {
  readonly sizes: ReadonlyMap<string, number>;
  readonly names: SizeNames;
}

/** Sizes of the names in turn: different names get different sizes, so that a wrong side shows. */
const PATTERNS = [
  [2, 3, 4, 5],
  [3, 2, 4, 5],
  [4, 3, 2, 5],
  [3, 4, 5, 2],
  [1, 3, 2, 4],
] as const;

/** The sizes at one point: those of the symbol's domain where a size is a symbol as well. */
export function patternOf(
  arrays: readonly ArrayDomain[],
  domains: DomainMap,
  round: number,
): SizePattern {
  const named = [
    ...new Set(arrays.flatMap(({ sizes }) => sizes.filter((size) => typeof size === 'string'))),
  ];
  const pattern = PATTERNS[round % PATTERNS.length] ?? PATTERNS[0];
  const sizes = new Map<string, number>();
  const names = new Map<number, string>();
  for (const [at, name] of named.entries()) {
    const size = allowed(name, pattern[at % pattern.length] ?? 2, domains);
    if (!names.has(size) && size > 1) names.set(size, name);
    sizes.set(name, size);
  }
  return { sizes, names };
}

// A size that is a symbol of the exercise keeps to its domain.
function allowed(name: string, wanted: number, domains: DomainMap): number {
  const domain = domainOf(domains, name);
  const near = [0, 1, -1, 2, -2, 3, 4].map((step) => wanted + step);
  return near.find((size) => size > 0 && isInDomain(domain, Rational.of(size))) ?? wanted;
}
