import type { Setting } from '../layer-kind.ts';
import { ModelTextError } from '../model-builder.ts';
import type { Place } from '../model-builder.ts';

/** One argument of a call: `64`, `kernel_size=(3, 3)`. */
export interface PythonArgument {
  /** In camelCase; none for an argument by position. */
  name: string | undefined;
  value: Setting;
  place: Place;
}

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
const SIZES = /^\d+([x×]\d+)+$/;
const WORDS: ReadonlyMap<string, Setting> = new Map<string, Setting>([
  ['True', true],
  ['False', false],
  ['None', null],
  ['true', true],
  ['false', false],
  ['none', null],
]);

/** The place of `text[at]` when the text begins at `start`. */
export function placeAt(text: string, at: number, start: Place): Place {
  let [line, lineAt] = [start.line, -1];
  for (let end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', end + 1)) {
    line++;
    lineAt = end + 1;
  }
  return lineAt < 0 ? { line, column: start.column + at } : { line, column: at - lineAt + 1 };
}

/** `3, 64, kernel_size=(3, 3)` argument by argument. Errors: ModelTextError. */
export function parseArguments(text: string, start: Place): PythonArgument[] {
  return splitTopLevel(text).flatMap(({ piece, at }) => {
    const shift = piece.length - piece.trimStart().length;
    const place = placeAt(text, at + shift, start);
    const named = /^([A-Za-z_]\w*)\s*=\s*([^]*)$/.exec(piece.trim());
    if (piece.trim() === '') return [];
    const value = parseValue((named?.[2] ?? piece).trim(), place);
    return [{ name: named?.[1] === undefined ? undefined : camelCase(named[1]), value, place }];
  });
}

/** A number, True, None, a tuple, a quoted or bare word, or sizes such as 3x3. Errors: ModelTextError. */
export function parseValue(text: string, place: Place): Setting {
  if (NUMBER.test(text)) return Number(text);
  if (SIZES.test(text)) return text.split(/[x×]/).map(Number);
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  if (/^(\(.*\)|\[.*\])$/s.test(text)) {
    const items = splitTopLevel(text.slice(1, -1)).map(({ piece }) => piece.trim());
    const values = items.filter((item) => item !== '').map((item) => parseValue(item, place));
    if (values.every((value) => typeof value === 'number' || value === null)) return values;
  }
  const quoted = /^(['"])([^'"]*)\1$/.exec(text);
  if (quoted) return quoted[2] as string;
  if (/^[A-Za-z_][\w.]*$/.test(text)) return text;
  throw new ModelTextError(place, `“${text.slice(0, 40)}” is not a value.`);
}

/** `kernel_size` as `kernelSize`. */
export function camelCase(name: string): string {
  return name.replace(/(?<=[A-Za-z\d])_([a-z\d])/g, (_, letter: string) => letter.toUpperCase());
}

/** Pieces between commas that stand in no brackets, each with its offset. */
function splitTopLevel(text: string): { piece: string; at: number }[] {
  const pieces: { piece: string; at: number }[] = [];
  let [depth, from] = [0, 0];
  for (let at = 0; at <= text.length; at++) {
    const letter = text[at];
    if (letter === '(' || letter === '[') depth++;
    else if (letter === ')' || letter === ']') depth--;
    else if (letter === undefined || (letter === ',' && depth === 0)) {
      pieces.push({ piece: text.slice(from, at), at: from });
      from = at + 1;
    }
  }
  return pieces;
}
