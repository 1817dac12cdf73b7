import type { CodeArgument, CodeValue } from './code-value.ts';

/** Digits that matter in a number of a message. */
const DIGITS = 6;
const ALL_DIGITS = 17;

/** A value as one would type it; numbers with `digits` that matter. */
export function showValue(value: CodeValue | CodeArgument, digits = DIGITS): string {
  if (typeof value === 'number') return showNumber(value, digits);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'boolean') return String(value);
  if ('other' in value) return value.other;
  if ('javaScript' in value) return `t => ${value.formula}`;
  if ('fields' in value) {
    const parts = Object.entries(value.fields).map(([name, one]) => {
      return `${name}: ${showValue(one, digits)}`;
    });
    return `{ ${parts.join(', ')} }`;
  }
  return `[${value.map((item) => showValue(item, digits)).join(', ')}]`;
}

/** Both values, with as many digits as it takes to tell them apart. */
export function showBoth(yours: CodeValue, asked: CodeValue): [yours: string, asked: string] {
  const short: [string, string] = [showValue(yours), showValue(asked)];
  if (short[0] !== short[1]) return short;
  return [showValue(yours, ALL_DIGITS), showValue(asked, ALL_DIGITS)];
}

/** As a piece of code in Markdown on one line, cut in the middle of what is long. */
export function asCode(text: string, most = 240): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const shown =
    line.length <= most ? line : `${line.slice(0, most - 40)} … ${line.slice(line.length - 37)}`;
  // Backticks inside need a fence that is longer than any of them.
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${shown}${fence}` : `${fence} ${shown} ${fence}`;
}

function showNumber(value: number, digits: number): string {
  const shown = Number.isFinite(value) ? Number(value.toPrecision(digits)) : value;
  return Object.is(shown, -0) ? '0' : String(shown);
}
