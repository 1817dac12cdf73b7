import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { messageOf } from '#core/errors.ts';
import { UsageError } from '../run-shell.ts';

/** Every command has them. */
const COMMON = { json: { type: 'boolean', default: false } } as const;

/**
 * Options and words of a command; `words` are the names of the words it takes, `…` at the end of the
 * last one for any number but none.
 *
 * Errors: UsageError for an unknown option, or too few or too many words.
 */
export function readArguments<Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
  words: readonly string[] = [],
) {
  const { values, positionals } = parse(args, options);
  const last = words.at(-1);
  const mostWords = last?.endsWith('…') ? Infinity : words.length;
  const missing = words[positionals.length];
  if (missing !== undefined) throw new UsageError(`expected ${missing}, got nothing`);
  const stray = positionals[mostWords];
  if (stray !== undefined) throw new UsageError(`expected nothing more, got ${stray}`);
  return { values, words: positionals };
}

function parse<Options extends ParseArgsOptionsConfig>(args: readonly string[], options: Options) {
  try {
    const config = { ...COMMON, ...options };
    return parseArgs({ args: [...args], options: config, allowPositionals: true });
  } catch (thrown) {
    throw new UsageError(messageOf(thrown));
  }
}

/**
 * A number without sign.
 *
 * Errors: UsageError.
 */
export function wholeNumber(option: string, text: string): number {
  if (/^\d{1,10}$/.test(text)) return Number(text);
  throw new UsageError(`${option}: expected a whole number, got ${text}`);
}

/**
 * A JSON object.
 *
 * Errors: UsageError.
 */
export function jsonObject(option: string, text: string): Record<string, unknown> {
  const value = parseJson(option, text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new UsageError(`${option}: expected a JSON object, got ${text}`);
}

function parseJson(option: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    throw new UsageError(`${option}: expected JSON, got ${text} (${messageOf(thrown)})`);
  }
}
