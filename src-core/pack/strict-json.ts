import { LIMITS } from './limits.ts';
import { PackRefusal, shownName, type RefusalCode } from './refusal.ts';
import type { TextLines } from './text-lines.ts';

/** A value of a JSON text, and where it and its parts start. */
export interface JsonNode {
  value: unknown;
  start: number;
  items?: JsonNode[];
  members?: Map<string, { keyStart: number; node: JsonNode }>;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** The largest of those in `SPACE`. */
const BLANK = 0x20;
const SPACE = /[ \t\n\r]*/y;
const LITERALS = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/**
 * Reads JSON and nothing that only looks like it: each key once, no `__proto__`, finite numbers, whole characters,
 * at most `LIMITS.jsonDepth` levels.
 *
 * Errors: PackRefusal with line and column.
 */
export function parseStrictJson(entry: string, lines: TextLines): JsonNode {
  const { text } = lines;
  let at = 0;

  function refuse(code: RefusalCode, offset: number, message: string): never {
    throw new PackRefusal(code, message, { entry, ...lines.placeOf(offset) });
  }

  function skipSpace(): void {
    if (text.charCodeAt(at) > BLANK) return;
    SPACE.lastIndex = at;
    at += SPACE.exec(text)?.[0].length ?? 0;
  }

  function expectLetter(letter: string): void {
    skipSpace();
    if (text[at] !== letter) refuse('json', at, `expected “${letter}”, got ${shown(text, at)}`);
    at++;
  }

  /** True when the list or object ends here; else the comma before the next item is passed. */
  function isAtEnd(close: string, isFirst: boolean): boolean {
    skipSpace();
    if (text[at] === close) {
      at++;
      return true;
    }
    if (!isFirst) expectLetter(',');
    return false;
  }

  function readText(): { value: string; start: number } {
    skipSpace();
    const start = at;
    expectLetter('"');
    // Numbers, and a name of this block alone: answers that are matrices make for megabytes.
    let end = at;
    for (let code = text.charCodeAt(end); code !== QUOTE; code = text.charCodeAt(++end)) {
      if (end >= text.length) refuse('json', start, 'a text that begins here has no end');
      if (code < 0x20)
        refuse('json', end, 'a text holds a control character; write it as an escape');
      if (code === BACKSLASH) end++;
    }
    at = end + 1;
    const value = unescaped(text.slice(start, at));
    if (value === undefined)
      refuse('json', start, 'a text holds an escape that JSON does not know');
    if (/\p{Cs}/u.test(value)) refuse('text-encoding', start, 'a text holds half a character');
    return { value, start };
  }

  function readObject(start: number, depth: number): JsonNode {
    const members = new Map<string, { keyStart: number; node: JsonNode }>();
    const value: Record<string, unknown> = {};
    for (at++; !isAtEnd('}', members.size === 0);) {
      const key = readText();
      if (key.value === '__proto__')
        refuse('json-key', key.start, 'the key “__proto__” is not allowed');
      if (members.has(key.value))
        refuse('json-key', key.start, `the key “${shownName(key.value)}” stands here twice`);
      expectLetter(':');
      const node = readValue(depth + 1);
      members.set(key.value, { keyStart: key.start, node });
      value[key.value] = node.value;
    }
    return { value, start, members };
  }

  function readList(start: number, depth: number): JsonNode {
    const items: JsonNode[] = [];
    for (at++; !isAtEnd(']', items.length === 0);) items.push(readValue(depth + 1));
    return { value: items.map((item) => item.value), start, items };
  }

  function readNumber(start: number): JsonNode {
    NUMBER.lastIndex = at;
    const [written] = NUMBER.exec(text) ?? [];
    if (written === undefined) refuse('json', at, `expected a value, got ${shown(text, at)}`);
    at += written.length;
    const value = Number(written);
    if (!Number.isFinite(value))
      refuse('json-number', start, `the number ${shownName(written)} is too large`);
    return { value, start };
  }

  function readValue(depth: number): JsonNode {
    skipSpace();
    const start = at;
    if (depth > LIMITS.jsonDepth)
      refuse('json-depth', start, `lists and objects go more than ${LIMITS.jsonDepth} levels deep`);
    if (text[at] === '{') return readObject(start, depth);
    if (text[at] === '[') return readList(start, depth);
    if (text[at] === '"') return readText();
    for (const [word, value] of LITERALS) {
      if (!text.startsWith(word, at)) continue;
      at += word.length;
      return { value, start };
    }
    return readNumber(start);
  }

  const root = readValue(0);
  skipSpace();
  if (at < text.length) refuse('json', at, `expected the end of the file, got ${shown(text, at)}`);
  return root;
}

function unescaped(quoted: string): string | undefined {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return undefined;
  }
}

const shown = (text: string, at: number): string =>
  at < text.length
    ? `“${shownName(String.fromCodePoint(text.codePointAt(at) ?? 0))}”`
    : 'the end of the file';
