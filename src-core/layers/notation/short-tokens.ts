import { ModelTextError } from '../model-builder.ts';
import type { Place } from '../model-builder.ts';
import { placeAt } from './python-values.ts';

/** `end` closes a layer (a line's end, `|` or `;`), `mark` is one of `[ ] + & *`, `word` everything else. */
export interface ShortToken {
  kind: 'end' | 'mark' | 'word';
  text: string;
  place: Place;
}

const MAX_LENGTH = 100_000;
const MARKS = '[]+&*';

/**
 * The pieces of a text in the short notation. Round brackets keep what they hold together, line ends included; `#` begins
 * a comment. With `commas` a comma ends a layer too, as within `nn.Sequential(…)`.
 *
 * Errors: ModelTextError for brackets that never close, and for a text past 100,000 letters.
 */
export function shortTokens(text: string, start: Place, commas = false): ShortToken[] {
  if (text.length > MAX_LENGTH)
    throw new ModelTextError(start, `A model of more than ${MAX_LENGTH} letters is not read.`);
  const tokens: ShortToken[] = [];
  let at = 0;
  while (at < text.length) {
    const letter = text[at] as string;
    if (letter === '#') at = endOfLine(text, at);
    else if (letter === '\n' || letter === '|' || letter === ';' || (commas && letter === ',')) {
      tokens.push({ kind: 'end', text: letter, place: placeAt(text, at, start) });
      at++;
    } else if (/[\s,]/.test(letter)) at++;
    else if (MARKS.includes(letter)) {
      tokens.push({ kind: 'mark', text: letter, place: placeAt(text, at, start) });
      at++;
    } else {
      const end = endOfWord(text, at, start);
      tokens.push({ kind: 'word', text: text.slice(at, end), place: placeAt(text, at, start) });
      at = end;
    }
  }
  return tokens;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** A word ends at a space or a mark that stands in no round brackets; `k = 3` is one word. */
function endOfWord(text: string, from: number, start: Place): number {
  let [depth, at] = [0, from];
  for (; at < text.length; at++) {
    const letter = text[at] as string;
    if (letter === '(') depth++;
    else if (letter === ')') depth--;
    if (depth < 0) throw new ModelTextError(placeAt(text, at, start), 'This “)” closes nothing.');
    if (depth > 0 || letter === ')') continue;
    if (!/[\s|;,#[\]+&*]/.test(letter)) continue;
    const sign = /^[ \t]*=[ \t]*/.exec(text.slice(at, at + 20));
    if (!sign) break;
    at += sign[0].length - 1;
  }
  if (depth > 0)
    throw new ModelTextError(placeAt(text, from, start), 'A “(” here is never closed.');
  return at;
}
