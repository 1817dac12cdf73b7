import type { Cursor } from './cursor.ts';
import type { Lexeme } from './lexemes.ts';
import { isMark } from './token.ts';

const CLOSING = new Set([...')]}⌋⌉⟩', '\\rfloor', '\\rceil', '\\rangle', '|', '‖', '||']);

const ONE_SIDE = 'Write the formula alone, without an equals sign.';

/** What is said about a comma that separates no arguments. */
const COMMA =
  'A comma stands only between the arguments of a function. Write decimals with a point: 2.5. Write thousands without a sign: 61706.';

const SUBSCRIPT =
  'A subscript belongs to a name: x_i or x_{i+1}. An entry of something in brackets is written as its sum.';

/** Says why the formula or a bracket does not end here. Errors: FormulaIssue, always. */
export function failToEnd(cursor: Cursor, opening?: Lexeme, close = ''): never {
  const lexeme = cursor.peek();
  if (isMark(lexeme, ',')) cursor.fail(COMMA);
  if (isMark(lexeme, '=')) cursor.fail(ONE_SIDE);
  if (isMark(lexeme, '_')) cursor.fail(SUBSCRIPT);
  if (!opening && CLOSING.has(cursor.source(lexeme)))
    cursor.fail(`${cursor.source(lexeme)} closes a bracket that was not opened.`);
  if (!opening || (lexeme.kind !== 'end' && !CLOSING.has(cursor.source(lexeme))))
    return cursor.fail(`${cursor.source(lexeme)} has no place here.`);
  const bracket = cursor.source(opening);
  if (lexeme.kind === 'end') cursor.fail(`The bracket ${bracket} is not closed.`, opening);
  return cursor.fail(
    `The bracket ${bracket} is closed by ${cursor.source(lexeme)}. It needs ${close}.`,
  );
}
