/** Tokens of a formula with their names settled: `kr` has become k, r and `w[1,0]` has become w10. */
import { FormulaIssue } from './formula-issue.ts';
import type { FunctionSpec } from './functions.ts';
import { indexedLexemes } from './indexed-names.ts';
import { knownNames, type KnownNames } from './known-names.ts';
import type { NameOptions } from './known-names.ts';
import type { SymbolKind } from './domain.ts';
import { seriesIndices } from './series-indices.ts';
import { isMark } from './token.ts';
import { tokenize } from './tokens.ts';
import type { Token } from './token.ts';

/** A token, or a name that is known; `joined` marks a symbol typed without a gap after the one before it. */
export type Lexeme =
  | Exclude<Token, { kind: 'word' }>
  | (Place & {
      readonly kind: 'symbol';
      readonly name: string;
      readonly joined: boolean;
      readonly symbolKind: SymbolKind;
    })
  | (Place & { readonly kind: 'function'; readonly spec: FunctionSpec; readonly joined: boolean })
  | (Place & { readonly kind: 'euler' });

type Place = Pick<Token, 'start' | 'end' | 'spaced'>;
type Word = Extract<Token, { kind: 'word' }>;

/** A formula as lexemes, the last one of kind `end`, and the indices of its sums that are no symbols otherwise. */
export interface Lexed {
  readonly lexemes: readonly Lexeme[];
  readonly indices: ReadonlySet<string>;
}

/** Reads the names of a formula. Errors: FormulaIssue at an unknown name. */
export function lexemesOf(text: string, options: NameOptions): Lexed {
  const declared = knownNames(options);
  const tokens = tokenize(text, {
    powersOfTen: declared.symbol('e') === undefined,
    norms: declared.hasArrays,
    isSymbol: (word) => declared.symbol(word) !== undefined,
  });
  const indices = seriesIndices(tokens);
  const names = indices.length === 0 ? declared : knownNames({ ...options, indices });
  const lexemes: Lexeme[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (token.kind !== 'word') {
      lexemes.push(token);
      continue;
    }
    if (isNormSubscript(lexemes)) {
      lexemes.push({ ...token, kind: 'mark' });
      continue;
    }
    const closing = indexEnd(text, tokens, at, names);
    const end = tokens[closing ?? at]?.end ?? token.end;
    const whole: Word =
      closing === undefined ? token : { ...token, end, text: text.slice(token.start, end) };
    at = closing ?? at;
    const word = isTranspose(lexemes, whole, names) ? afterTranspose(lexemes, whole) : whole;
    if (word) lexemes.push(...namesIn(word, opensBracket(tokens[at + 1]), names));
  }
  const isOwn = (index: string): boolean => declared.symbol(index) === undefined;
  return { lexemes, indices: new Set(options.symbols ? indices.filter(isOwn) : indices) };
}

/** What the word stands for, as lexemes that all lie where it does. */
function namesIn(word: Word, beforeBracket: boolean, names: KnownNames): Lexeme[] {
  const { start, end, spaced, text } = word;
  if (text === 'e' && names.symbol(text) === undefined)
    return [{ kind: 'euler', start, end, spaced }];
  const lexemeOf = (part: string | FunctionSpec, at: number): Lexeme => {
    const place = { start, end, spaced: spaced && at === 0, joined: at > 0 };
    if (typeof part !== 'string') return { kind: 'function', spec: part, ...place };
    return { kind: 'symbol', name: part, symbolKind: names.kindOf(part), ...place };
  };
  const inside = (part: string): Lexeme[] =>
    tokenize(part).flatMap((token): Lexeme[] => {
      const placed = { ...token, start, end };
      if (placed.kind === 'end') return [];
      return placed.kind === 'word' ? namesIn(placed, false, names) : [placed];
    });
  const indexed = names.symbol(text) === undefined && indexedLexemes(word, names, inside);
  const meaning = indexed || names.meaning(text, beforeBracket)?.map(lexemeOf);
  if (meaning) return meaning;
  throw new FormulaIssue(names.explain(text, beforeBracket), start, end);
}

// A^T where T is no symbol, also A^{T} and A^Tx.
function isTranspose(before: readonly Lexeme[], { text }: Word, names: KnownNames): boolean {
  const last = before.at(-1);
  const caret = isMark(last, '{') ? before.at(-2) : last;
  if (!isMark(caret, '^') || !names.hasArrays || names.symbol('T') !== undefined) return false;
  return text === 'T' || (text.startsWith('T') && names.meaning(text, false) === undefined);
}

function afterTranspose(lexemes: Lexeme[], word: Word): Word | undefined {
  const { start, end, text, spaced } = word;
  const rest = text.slice(1);
  lexemes.push({ kind: 'mark', text: '⊤', start, end: rest === '' ? end : start + 1, spaced });
  return rest === '' ? undefined : { ...word, text: rest, start: start + 1, spaced: false };
}

/** The token that closes an index such as [1,0] after the word at `at`, if the two are one name. */
function indexEnd(
  text: string,
  tokens: readonly Token[],
  at: number,
  names: KnownNames,
): number | undefined {
  const [word, opening] = [tokens[at], tokens[at + 1]];
  if (word?.kind !== 'word' || !isMark(opening, '[') || opening?.spaced) return undefined;
  const closing = tokens.findIndex((token, place) => place > at && isMark(token, ']'));
  if (closing < 0 || closing > at + 8) return undefined;
  const index = text.slice(opening?.end, tokens[closing]?.start);
  return /^[\p{L}\d,\s]+$/u.test(index) && names.isIndexed(word.text, index) ? closing : undefined;
}

/** The F of ‖A‖_F is no symbol. */
function isNormSubscript(before: readonly Lexeme[]): boolean {
  const [bar, low, brace] = before.slice(-3);
  if (isMark(brace, '{')) return isMark(low, '_') && isMark(bar, '‖');
  return isMark(brace, '_') && isMark(low, '‖');
}

/** Whether a function may take what follows as its argument: `(`, or `[` without a gap. */
function opensBracket(token: Token | undefined): boolean {
  return isMark(token, '(') || (isMark(token, '[') && !token?.spaced);
}
