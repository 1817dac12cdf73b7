/** Names in formulas, also those that are LaTeX: \operatorname{relu}, \dot{v}_3, \theta. */
import { Rational } from './rational.ts';
import type { Scanner } from './scanner.ts';
import { accentMarks, greekLetters } from './symbol-name.ts';
import type { Found } from './token.ts';
import { commandMarkOf } from './token-marks.ts';
import { ACCENTED, NAMED, TAIL_ONLY, TEST_AHEAD, WORD } from './token-patterns.ts';

/** The 1 of an indicator 1_{x > 0}, however it is written. */
export const oneToken = { kind: 'number', value: Rational.one } as const;

/** A name that begins here. */
export function takeWord(scanner: Scanner): Found {
  const named = scanner.take(NAMED);
  if (named) {
    const [whole, name = '', tail = ''] = named;
    // What stands below the 1 of an indicator is a test and no part of a name.
    scanner.at -= tail.length;
    if (name.trim() === '1' || (/^\\mathbb\{\s*I/u.test(whole) && scanner.sees(TEST_AHEAD)))
      return oneToken;
    scanner.at += tail.length;
  }
  const accented = named ? undefined : scanner.take(ACCENTED);
  if (accented) {
    const [, accent = '', letter = '', tail = ''] = accented;
    const base = (greekLetters.get(letter) ?? letter) + (accentMarks.get(accent) ?? '');
    return { kind: 'word', text: plainText(base + tail) };
  }
  const text = named ? `${named[1]?.trim()}${named[2]}` : scanner.take(WORD)?.[0];
  return text === undefined ? undefined : { kind: 'word', text: plainText(text) };
}

/** What a LaTeX command stands for: a sign, or a name. */
export function commandToken(command: string, scanner: Scanner): Found {
  const mark = commandMarkOf.get(command);
  if (mark !== undefined) return { kind: 'mark', text: mark };
  const letter = greekLetters.get(command.replace(/^var/, '')) ?? command;
  return { kind: 'word', text: plainText(letter + (scanner.take(TAIL_ONLY)?.[0] ?? '')) };
}

/** A name without LaTeX in its subscript: `W_{\mathrm{i1}}` → `W_{{i1}}`, `x_{\alpha}` → `x_{α}`. */
function plainText(name: string): string {
  return name
    .replaceAll(/\\(?:math(?:rm|it|bf|sf)|text|operatorname|left|right)(?![a-zA-Z])/g, '')
    .replaceAll(/\\([a-zA-Z]+)/g, (command, word: string) => greekLetters.get(word) ?? command)
    .normalize('NFKC');
}
