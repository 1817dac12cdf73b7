/** Entries of vectors and matrices by subscript: `x_{i+1}` is read as x[i+1], `W_ij` as W[i, j]. */
import { FormulaIssue } from './formula-issue.ts';
import type { KnownNames } from './known-names.ts';
import type { Lexeme } from './lexemes.ts';
import { compactName, nameParts } from './symbol-name.ts';

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly spaced: boolean;
}

/** An array and indices for it, one for a vector and two for a matrix if nothing is wrong. */
interface Entry {
  readonly name: string;
  readonly indices: readonly string[];
  readonly isComplete: boolean;
}

/**
 * The entries that a word names, as if they had been typed with brackets; undefined when it names no array.
 * `inside` reads an index. Errors: FormulaIssue for too many or too few indices.
 */
export function indexedLexemes(
  word: Word,
  names: KnownNames,
  inside: (index: string) => Lexeme[],
): Lexeme[] | undefined {
  const entries = entriesOf(word.text, names);
  const wrong = entries?.find(({ isComplete }) => !isComplete);
  if (wrong) {
    const wanted = names.kindOf(wrong.name) === 'vector' ? 'one index' : 'two indices';
    throw new FormulaIssue(`An entry of \`${wrong.name}\` has ${wanted}.`, word.start, word.end);
  }
  return entries?.flatMap((entry) => lexemesOf(entry, word, names, inside));
}

function entriesOf(text: string, names: KnownNames): Entry[] | undefined {
  const whole = entryOf(text, names);
  if (!whole || whole.isComplete) return whole && [whole];
  // w_jx_j: two entries without a gap between them.
  for (let cut = text.length - 1; cut > 0; cut--) {
    const pair = [text.slice(0, cut), text.slice(cut)].map((part) => entryOf(part, names));
    if (pair.every((entry) => entry?.isComplete)) return pair as Entry[];
  }
  return [whole];
}

function entryOf(text: string, names: KnownNames): Entry | undefined {
  const { base, subscript } = splitName(text);
  for (let kept = subscript.length - 1; kept >= 0; kept--) {
    const name = names.symbol(compactName([base, ...subscript.slice(0, kept)].join('_')));
    const kind = name === undefined ? 'scalar' : names.kindOf(name);
    if (name === undefined || (kind !== 'vector' && kind !== 'matrix')) continue;
    const rest = subscript.slice(kept);
    const isPair = kind === 'matrix' && rest.length === 1 && /^[\p{L}\d]{2}$/u.test(rest[0] ?? '');
    const indices = isPair ? [...(rest[0] ?? '')] : rest;
    return { name, indices, isComplete: indices.length === (kind === 'matrix' ? 2 : 1) };
  }
  return undefined;
}

/** Base and subscripts, where an index may be a formula: w_{1 - i, j} is w with 1 − i and j. */
function splitName(text: string): { base: string; subscript: readonly string[] } {
  const [, head, inner] = /^([^_]+)_\{(.*)\}$/su.exec(text) ?? [];
  if (head === undefined || inner === undefined) return nameParts(text);
  const { base, subscript } = nameParts(head);
  return { base, subscript: [...subscript, ...inner.split(',').map((index) => index.trim())] };
}

function lexemesOf(
  { name, indices }: Entry,
  { start, end, spaced }: Word,
  names: KnownNames,
  inside: (index: string) => Lexeme[],
): Lexeme[] {
  const place = { start, end, spaced: false };
  const mark = (text: string): Lexeme => ({ kind: 'mark', text, ...place });
  return [
    { kind: 'symbol', name, symbolKind: names.kindOf(name), joined: false, ...place, spaced },
    mark('['),
    ...indices.flatMap((index, at) => (at === 0 ? inside(index) : [mark(','), ...inside(index)])),
    mark(']'),
  ];
}
