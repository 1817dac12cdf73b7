import { z } from 'zod';
import { Formula } from '../language/formula.ts';
import { SyntaxIssue } from '../language/syntax-issue.ts';

/** Where a parameter is drawn from: each cell of `shape` is one of `choices`. */
export interface ParameterDomain {
  /** The list to draw from; of normal numbers their mean and standard deviation. */
  choices: Formula;
  /** How the list is drawn from. */
  kind: 'pick' | 'permutation' | 'normal';
  /** Sizes of a nested list; without it a single value is drawn. */
  shape?: Formula;
  /** What is never drawn: one value or a list of them. */
  without?: Formula;
  /** Whether all cells differ from each other. */
  isDistinct: boolean;
  /** Decimals that a normal number is rounded to. */
  decimals?: Formula;
}

const START = /^(?<kind>integer|decimal|one of|permutation of|normal)\s+/u;
const CLAUSE = /\s+(?:(?<key>shape|without|step|rounded)\s+|(?<flag>distinct)(?=\s|$))/gu;

const EXPECTED =
  'expected “integer 1..9”, “decimal 0.1..0.9 step 0.1”, “one of [a, b]”, “permutation of [a, b, c]” or “normal 0, 1 rounded 2”, followed by “without 0”, “distinct” or “shape [H, W]” if needed';

/** `integer 1..9`, `integer -3..3 without 0 shape [H, W]`, `one of ["AND", "OR"]`, and the others of `EXPECTED`. */
export const parameterDomain = z.string().transform((source, context): ParameterDomain => {
  const parts = partsOf(source);
  if (!parts) {
    context.addIssue({ code: 'custom', message: `${EXPECTED}, got “${source}”` });
    return z.NEVER;
  }
  let isWhole = true;
  const read = (text: string | undefined, at = source.indexOf(text ?? '')): Formula | undefined => {
    if (text === undefined) return undefined;
    try {
      return new Formula(text);
    } catch (thrown) {
      if (!(thrown instanceof SyntaxIssue)) throw thrown;
      isWhole = false;
      const offset = at + Math.min(thrown.at, text.length);
      context.addIssue({ code: 'custom', message: thrown.message, params: { offset } });
      return undefined;
    }
  };
  const { kind, body, clauses } = parts;
  const choices = read(choicesOf(kind, body, clauses.get('step')), source.indexOf(body));
  const shape = read(clauses.get('shape'));
  const without = read(clauses.get('without'));
  const decimals = read(clauses.get('rounded'));
  if (!choices || !isWhole) return z.NEVER;
  return {
    choices,
    kind: kind === 'normal' ? 'normal' : kind === 'permutation of' ? 'permutation' : 'pick',
    isDistinct: clauses.has('distinct'),
    ...(shape && { shape }),
    ...(without && { without }),
    ...(decimals && { decimals }),
  };
});

interface Parts {
  kind: string;
  body: string;
  clauses: Map<string, string>;
}

/** The words of a domain; undefined when they do not go together. */
function partsOf(source: string): Parts | undefined {
  const text = source.trim();
  const { kind } = START.exec(text)?.groups ?? {};
  if (kind === undefined) return undefined;
  // What stands in quotes or brackets is part of a formula, whatever its words.
  const bare = text.replace(/"[^"]*"|'[^']*'/gu, (quoted) => '_'.repeat(quoted.length));
  const starts = [...bare.matchAll(CLAUSE)].filter((match) => depthAt(bare, match.index) === 0);
  const body = text.slice(kind.length, starts[0]?.index ?? text.length).trim();
  const clauses = new Map(
    starts.map((match, i): [string, string] => {
      const { key, flag } = match.groups ?? {};
      const value = text.slice(match.index + match[0].length, starts[i + 1]?.index).trim();
      return [key ?? flag ?? '', value];
    }),
  );
  const isRange = kind === 'integer' || kind === 'decimal';
  const allowed: Record<string, boolean> = {
    step: isRange,
    rounded: kind === 'normal',
    without: isRange || kind === 'one of',
    distinct: isRange || kind === 'one of',
    shape: kind !== 'permutation of',
  };
  const fits = [...clauses].every(
    ([key, value]) => allowed[key] && (value === '') === (key === 'distinct'),
  );
  const isReadable = body !== '' && (!isRange || body.includes('..'));
  const hasStep = kind !== 'decimal' || clauses.has('step');
  return fits && isReadable && hasStep && clauses.size === starts.length
    ? { kind, body, clauses }
    : undefined;
}

function depthAt(text: string, end: number): number {
  let depth = 0;
  for (const letter of text.slice(0, end)) {
    if ('[('.includes(letter)) depth++;
    else if ('])'.includes(letter)) depth--;
  }
  return depth;
}

function choicesOf(kind: string, body: string, step: string | undefined): string {
  if (kind === 'normal') return `[${body}]`;
  if (step === undefined) return body;
  const at = body.indexOf('..');
  return `steps(${body.slice(0, at)}, ${body.slice(at + 2)}, ${step})`;
}
