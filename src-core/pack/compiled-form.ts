import { z } from 'zod';
import { packSchema } from '#core/exercise/parse/front-matter.ts';
import { exerciseOutline } from './outline.ts';

/** The newest form of a pack file that is read here. */
export const PACK_FORMAT = 1;

const fileLine = z.strictObject({
  path: z.string(),
  /** Bytes. */
  size: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, { error: 'expected 64 hexadecimal digits' }),
});

/** One file of a pack: what the signature holds of it. */
export type FileLine = z.infer<typeof fileLine>;

/** `pack.json` of a compiled pack. */
export const compiledManifest = z.strictObject({
  format: z.literal(PACK_FORMAT),
  /** `pack.yaml` as data. */
  pack: packSchema,
  /** In the order in which a learner meets them. */
  exercises: z.array(exerciseOutline),
  /** Every other file of the pack but the signature, sorted by path. */
  files: z.array(fileLine),
});

export type CompiledManifest = z.infer<typeof compiledManifest>;

/** An exercise or a primer of a compiled pack: its front matter as data, and its Markdown line by line. */
export const compiledExercise = z.strictObject({
  head: z.unknown(),
  body: z
    .array(z.string().refine((line) => !line.includes('\n'), { error: 'expected a single line' }))
    .min(1),
});

/** `signature.json`; both texts are base64. */
export const signatureFile = z.strictObject({
  format: z.literal(PACK_FORMAT),
  algorithm: z.literal('ed25519'),
  publicKey: z.base64().length(44),
  signature: z.base64().length(88),
});

export type SignatureFile = z.infer<typeof signatureFile>;

/**
 * What a signature is made over, and what names a pack's content: format, id, version, and one line
 * `path NUL size NUL sha256` for every file but the signature, sorted by path (by UTF-16 unit).
 */
export function canonicalList(id: string, version: string, files: readonly FileLine[]): string {
  const lines = files.map(({ path, size, sha256 }) => [path, size, sha256].join('\0'));
  return [`chainpack ${PACK_FORMAT}`, id, version, ...lines.sort(), ''].join('\n');
}
