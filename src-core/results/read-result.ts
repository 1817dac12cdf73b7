import type { z } from 'zod';
import { JsonSource } from '#core/pack/json-source.ts';
import { PackRefusal, refusalLine } from '#core/pack/refusal.ts';
import {
  attemptsIn,
  RESULT_FORMAT,
  RESULT_LIMITS,
  resultBody,
  sealedHeader,
  signedHeader,
  type ResultBody,
  type SealedHeader,
  type SignedHeader,
} from './result-form.ts';
import { ResultRefusal } from './result-refusal.ts';

/** What the first line of a result file says of the rest. */
export type ResultHeader =
  { kind: 'signed'; header: SignedHeader } | { kind: 'sealed'; header: SealedHeader };

/**
 * The first line of a result file.
 *
 * Errors: ResultRefusal when the file is none, or of a later form.
 */
export function readResultHeader(line: string): ResultHeader {
  if (!line.startsWith('{"chainresult":'))
    throw new ResultRefusal('unreadable', 'This file is no result of Chainrule.');
  const source = strictJson('header', line);
  const form = (source.value as { chainresult?: unknown }).chainresult;
  if (typeof form === 'number' && form > RESULT_FORMAT) {
    const message = `This result has form ${form}, and forms up to ${RESULT_FORMAT} are known here: a newer Chainrule reads it.`;
    throw new ResultRefusal('unreadable', message);
  }
  return 'sealedFor' in (source.value as object)
    ? { kind: 'sealed', header: checked(source, sealedHeader) }
    : { kind: 'signed', header: checked(source, signedHeader) };
}

/**
 * The body of a result file.
 *
 * Errors: ResultRefusal with line and column.
 */
export function readResultBody(text: string): ResultBody {
  const body = checked(strictJson('result', text), resultBody);
  const attempts = attemptsIn(body).length;
  if (attempts <= RESULT_LIMITS.attempts) return body;
  throw new ResultRefusal(
    'unreadable',
    `A result holds at most ${RESULT_LIMITS.attempts} answers; this one has ${attempts}.`,
  );
}

/** The answers of one attempt by part, or none where they are no object of JSON. */
export function answersOf(text: string): Record<string, unknown> | undefined {
  try {
    const { value } = strictJson('answers', text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch (thrown) {
    if (thrown instanceof ResultRefusal) return undefined;
    throw thrown;
  }
}

function strictJson(name: string, text: string): JsonSource {
  try {
    return JsonSource.read(name, text);
  } catch (thrown) {
    if (!(thrown instanceof PackRefusal)) throw thrown;
    throw unreadable(refusalLine(thrown));
  }
}

function checked<T>(source: JsonSource, schema: z.ZodType<T>): T {
  const read = schema.safeParse(source.value);
  if (read.success) return read.data;
  const [{ file, line, column, message } = NO_ISSUE] = source.schemaIssues(read.error);
  throw unreadable(`${file}:${line}:${column}: ${message}`);
}

const NO_ISSUE = { file: 'result', line: 1, column: 1, message: 'it cannot be read' };

const unreadable = (where: string) =>
  new ResultRefusal('unreadable', `This result is damaged (${where}). Ask for the file once more.`);
