import { readResultBody, readResultHeader } from '#core/results/read-result.ts';
import {
  RESULT_FORMAT,
  RESULT_LIMITS,
  type ResultBody,
  type SignedHeader,
} from '#core/results/result-form.ts';
import { ResultRefusal } from '#core/results/result-refusal.ts';
import { isSignatureOf } from '../pack-files/signature.ts';
import { signWith, type SigningKey } from '../pack-files/signing-keys.ts';
import { seal, unseal } from './seal.ts';
import type { SealingKey } from './sealing-keys.ts';

/** A result file as it was read. */
export interface OpenedResult {
  body: ResultBody;
  /** Public key by which it says to be signed, base64. */
  publicKey: string;
  /** Whether the signature is that of this key over this body. */
  isSigned: boolean;
}

/** The bytes of a result file, signed; sealed too, when the assignment says for whom. */
export function resultFile(body: ResultBody, key: SigningKey, sealFor?: string): Uint8Array {
  const text = `${JSON.stringify(body, null, 1)}\n`;
  const header: SignedHeader = {
    chainresult: RESULT_FORMAT,
    publicKey: key.publicKey,
    signature: signWith(key, signedText(text)),
  };
  const bytes = Buffer.from(`${JSON.stringify(header)}\n${text}`, 'utf8');
  return sealFor === undefined ? bytes : seal(bytes, sealFor);
}

/**
 * Reads a result file. A wrong signature is told, not refused: what the file says can still be looked at.
 *
 * Errors: ResultRefusal with a sentence.
 */
export function openResult(bytes: Uint8Array, keys: readonly SealingKey[]): OpenedResult {
  if (bytes.length > RESULT_LIMITS.file) {
    const most = RESULT_LIMITS.file / 1_000_000;
    throw unreadable(`A result has at most ${most} MB; this file has ${megabytes(bytes.length)}.`);
  }
  const { line, rest } = cut(bytes);
  const read = readResultHeader(decoded(line).trimEnd());
  if (read.kind === 'sealed') {
    const inner = cut(unseal(read.header, line, rest, keys));
    const header = readResultHeader(decoded(inner.line).trimEnd());
    if (header.kind === 'signed') return opened(header.header, inner.rest);
    throw unreadable('This result is sealed twice, which Chainrule never does.');
  }
  return opened(read.header, rest);
}

function opened({ publicKey, signature }: SignedHeader, rest: Uint8Array): OpenedResult {
  const text = decoded(rest);
  // Text that could be decoded has the same bytes again.
  const signed = Buffer.concat([Buffer.from(signedText(''), 'utf8'), rest]);
  const isSigned = isSignatureOf(signed, publicKey, signature);
  return { body: readResultBody(text), publicKey, isSigned };
}

/** So that no signature over anything else is one over a result. */
const signedText = (text: string): string => `chainresult ${RESULT_FORMAT}\n${text}`;

/** The first line, with its end, and what follows. */
function cut(bytes: Uint8Array): { line: Uint8Array; rest: Uint8Array } {
  const end = bytes.subarray(0, RESULT_LIMITS.header).indexOf(0x0a);
  if (end < 0) throw unreadable('This file is no result of Chainrule.');
  return { line: bytes.subarray(0, end + 1), rest: bytes.subarray(end + 1) };
}

const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decoded(bytes: Uint8Array): string {
  try {
    return DECODER.decode(bytes);
  } catch {
    throw unreadable('This result is damaged: it holds bytes that are no text.');
  }
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 100_000) / 10} MB`;

const unreadable = (message: string) => new ResultRefusal('unreadable', message);
