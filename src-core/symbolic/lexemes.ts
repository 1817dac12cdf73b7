/** Tokens of a formula with their names settled: `kr` has become k, r and `w[1,0]` has become w10. */
import { FormulaIssue } from './formula-issue.ts';
import type { FunctionSpec } from './functions.ts';
import type { KnownNames } from './known-names.ts';
import { tokenize } from './tokens.ts';
import type { Token } from './tokens.ts';

/** A token, or a name that is known; `joined` marks a symbol typed without a gap after the one before it. */
export type Lexeme =
  | Exclude<Token, { kind: 'word' }>
  | (Place & { readonly kind: 'symbol'; readonly name: string; readonly joined: boolean })
  | (Place & { readonly kind: 'function'; readonly spec: FunctionSpec; readonly joined: boolean })
  | (Place & { readonly kind: 'euler' });

type Place = Pick<Token, 'start' | 'end' | 'spaced'>;
type Word = Extract<Token, { kind: 'word' }>;

/** All lexemes of a formula, the last one of kind `end`. Errors: FormulaIssue at an unknown name. */
export function lexemesOf(text: string, names: KnownNames): Lexeme[] {
  const tokens = tokenize(text, { powersOfTen: names.symbol('e') === undefined });
  const lexemes: Lexeme[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (token.kind !== 'word') {
      lexemes.push(token);
      continue;
    }
    const closing = indexEnd(text, tokens, at, names);
    const end = tokens[closing ?? at]?.end ?? token.end;
    const word: Word =
      closing === undefined ? token : { ...token, end, text: text.slice(token.start, end) };
    at = closing ?? at;
    lexemes.push(...namesIn(word, isMark(tokens[at + 1], '('), names));
  }
  return lexemes;
}

function namesIn(word: Word, beforeBracket: boolean, names: KnownNames): Lexeme[] {
  const { start, end, spaced, text } = word;
  if (text === 'e' && names.symbol(text) === undefined)
    return [{ kind: 'euler', start, end, spaced }];
  const meaning = names.meaning(text, beforeBracket);
  if (!meaning) throw new FormulaIssue(names.explain(text, beforeBracket), start, end);
  return meaning.map((part, at): Lexeme => {
    const place = { start, end, spaced: spaced && at === 0, joined: at > 0 };
    if (typeof part === 'string') return { kind: 'symbol', name: part, ...place };
    return { kind: 'function', spec: part, ...place };
  });
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

function isMark(token: Token | undefined, text: string): boolean {
  return token?.kind === 'mark' && token.text === text;
}
