import { SyntaxIssue } from './syntax-issue.ts';

export interface Token {
  kind: 'number' | 'string' | 'word' | 'sign' | 'end';
  text: string;
  at: number;
}

const PATTERN =
  /\s*(?:(?<number>\d+(?:\.(?!\.)\d*)?(?:[eE][+-]?\d+)?)|(?<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<word>[\p{L}_][\p{L}\p{N}_]*)|(?<sign>\.\.|==|!=|<=|>=|[-+*/^()[\],=<>]))/uy;

/**
 * The words and signs of a formula.
 *
 * Errors: SyntaxIssue at the first character that starts none.
 */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let offset = 0;
  while (offset < source.trimEnd().length) {
    PATTERN.lastIndex = offset;
    const match = PATTERN.exec(source);
    if (!match?.groups) {
      const at = offset + (/\S/.exec(source.slice(offset))?.index ?? 0);
      throw new SyntaxIssue(`“${source[at] ?? ''}” does not belong in a formula`, at);
    }
    const [kind, text] =
      Object.entries(match.groups).find(([, found]) => found !== undefined) ?? [];
    const length = text?.length ?? 0;
    tokens.push({ kind: kind as Token['kind'], text: text ?? '', at: PATTERN.lastIndex - length });
    offset = PATTERN.lastIndex;
  }
  tokens.push({ kind: 'end', text: '', at: source.length });
  return tokens;
}
