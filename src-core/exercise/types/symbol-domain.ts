import { z } from 'zod';
import type { Domain, Size, SymbolDomain } from '#core/symbolic/domain.ts';
import { Rational } from '#core/symbolic/rational.ts';

const NUMBERS =
  /^(?<kind>integer|rational|real)(?:\s+(?<min>[^\s.]+)?\.\.(?<max>[^\s.]+)?)?(?:\s+except\s+(?<except>.+))?$/;
const ARRAY =
  /^(?<kind>vector|matrix)\s*\[(?<sizes>[^\]]+)\](?:\s+from\s+(?<from>\d))?(?:\s+of\s+(?<entries>.+))?$/;

/** Short names for domains that formulas often need. */
const SHORT: ReadonlyMap<string, string> = new Map([
  ['positive', 'real 0.. except 0'],
  ['unit', 'real 0..1 except 0, 1'],
]);

const EXPECTED =
  'expected “integer 0..3”, “integer 1..”, “rational”, “real 0..1 except 0”, “positive”, “unit”, “one of -1, 1”, ' +
  '“vector [n]”, “matrix [m, n] of integer 0..3”, “function” or “random”';

/**
 * What a symbol of a formula may be: `integer 0..3`, `integer 1..`, `rational`, `real 0..1 except 0`, `positive`,
 * `unit` (between 0 and 1), `one of -1, 1`, `vector [n]`, `matrix [m, 3] from 0 of integer 0..9`, `function`, `random`.
 */
export const symbolDomain = z.string().transform((source, context): SymbolDomain => {
  const domain = readDomain(source.trim());
  if (domain) return domain;
  context.addIssue({ code: 'custom', message: `${EXPECTED}, got “${source}”` });
  return z.NEVER;
});

function readDomain(text: string): SymbolDomain | undefined {
  if (text === 'function' || text === 'random') return { kind: text };
  return readArray(text) ?? readNumbers(text);
}

function readNumbers(text: string): Domain | undefined {
  const listed = /^one of\s+(.+)$/.exec(text)?.[1];
  if (listed !== undefined) {
    const values = readList(listed);
    const isWhole = values?.every((value) => value.isInteger());
    return values && { kind: isWhole ? 'integer' : 'rational', values };
  }
  const { kind, min, max, except } = NUMBERS.exec(SHORT.get(text) ?? text)?.groups ?? {};
  if (kind === undefined) return undefined;
  const [low, high] = [min, max].map((bound) =>
    bound === undefined ? undefined : Rational.parse(bound),
  );
  const left = except === undefined ? [] : readList(except);
  if ((min !== undefined && !low) || (max !== undefined && !high) || !left) return undefined;
  return {
    kind: kind as Domain['kind'],
    ...(low && { min: low }),
    ...(high && { max: high }),
    ...(left.length > 0 && { except: left }),
  };
}

function readArray(text: string): SymbolDomain | undefined {
  const { kind, sizes = '', from = '1', entries = 'rational' } = ARRAY.exec(text)?.groups ?? {};
  if (kind !== 'vector' && kind !== 'matrix') return undefined;
  const read = sizes.split(',').map((size) => readSize(size.trim()));
  const inner = readNumbers(entries.trim());
  const isRight = read.length === (kind === 'vector' ? 1 : 2) && !read.includes(undefined);
  if (!isRight || !inner) return undefined;
  return { kind, sizes: read as Size[], entries: inner, from: Number(from) };
}

/** A size of 1 to 9, or a name. */
function readSize(text: string): Size | undefined {
  if (/^[1-9]$/.test(text)) return Number(text);
  return /^\p{L}[\p{L}\d_]*$/u.test(text) ? text : undefined;
}

function readList(text: string): Rational[] | undefined {
  const values = text.split(',').map((part) => Rational.parse(part));
  return values.every((value) => value !== undefined) ? values : undefined;
}
