/** How the tables beside this folder are run: each line is one formula of the catalogue with ways to write it and mistakes. */
import { describe, expect, test } from 'vitest';
import { kindsOf } from '../../domain.ts';
import type { Domain, DomainMap, SymbolDomain } from '../../domain.ts';
import { equivalent } from '../../equivalent.ts';
import type { Expression } from '../../expression.ts';
import { parseExpression } from '../../parse.ts';
import { toLatex, toSpeech, toText } from '../../print.ts';
import { Rational } from '../../rational.ts';

/** Values of scalar symbols as plain numbers, for conditions between them. */
type Values = Readonly<Record<string, number>>;

export interface FormulaCase {
  /** Entry and part of the catalogue. */
  readonly part: string;
  readonly symbols: Readonly<Record<string, SymbolDomain>>;
  readonly answer: string;
  /** The same, as learners type it. */
  readonly forms: readonly string[];
  /** The mistakes that the entry lists, and others of their kind. */
  readonly wrong: readonly string[];
  readonly where?: (values: Values) => boolean;
}

export const count: Domain = { kind: 'integer', min: Rational.one };
export const natural: Domain = { kind: 'integer', min: Rational.zero };
export const rational: Domain = { kind: 'rational' };
export const positive: Domain = { kind: 'real', min: Rational.zero, except: [Rational.zero] };
export const unit: Domain = {
  kind: 'real',
  min: Rational.zero,
  max: Rational.one,
  except: [Rational.zero, Rational.one],
};
export const sign: Domain = { kind: 'integer', values: [Rational.of(-1), Rational.one] };

/** The same domain for several symbols: `all('x y', rational)`. */
export function all(names: string, domain: SymbolDomain): Record<string, SymbolDomain> {
  return Object.fromEntries(names.split(' ').map((name) => [name, domain]));
}

/** A column [n] or a matrix [m, n] of fractions. */
export function array(...sizes: (string | number)[]): SymbolDomain {
  return { kind: sizes.length === 1 ? 'vector' : 'matrix', sizes, entries: rational, from: 1 };
}

/** Runs a table: right forms are accepted, mistakes refused, every answer survives printing, nothing takes long. */
export function runCases(title: string, cases: readonly FormulaCase[]): void {
  describe(title, () => {
    const lines = cases.map((one) => [one.part, one] as const);
    test.each(lines)('%s: accepts the answer in every form', (_part, one) => {
      for (const form of one.forms) expect([form, verdict(one, form)]).toEqual([form, true]);
    });
    test.each(lines)('%s: refuses every mistake', (_part, one) => {
      for (const form of one.wrong) expect([form, verdict(one, form)]).toEqual([form, false]);
    });
    test.each(lines)('%s: prints what it reads back', (_part, one) => {
      const answer = read(one, one.answer);
      expect(equal(one, read(one, toText(answer)), answer)).toBe(true);
      expect(equal(one, read(one, toLatex(answer)), answer)).toBe(true);
      expect(toSpeech(answer)).toMatch(/^[\p{L}\d ,-]+$/u);
    });
  });
}

function verdict(one: FormulaCase, form: string): boolean {
  return equal(one, read(one, form), read(one, one.answer));
}

function equal({ symbols, where }: FormulaCase, given: Expression, answer: Expression): boolean {
  const domains: DomainMap = symbols;
  return equivalent(given, answer, {
    domains,
    ...(where && {
      isPossible: (point) =>
        where(Object.fromEntries([...point].map(([name, value]) => [name, value.toNumber()]))),
    }),
  }).equal;
}

function read({ symbols }: FormulaCase, text: string): Expression {
  const parsed = parseExpression(text, { symbols: Object.keys(symbols), kinds: kindsOf(symbols) });
  if (parsed.ok) return parsed.expression;
  throw new Error(`${text}: ${parsed.message} [${parsed.start}, ${parsed.end}]`);
}
