import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { decodeImages } from '#core/data/image-bytes.ts';
import type { LabelledImages } from '#core/data/labelled-images.ts';
import { AppError } from '#core/errors.ts';
import type { OwnInputs } from '#core/lab/own-inputs.ts';
import type { RunOwn } from './protocol.ts';

/** What was read last: a run, its pictures and its forks mostly ask for the same. */
let last: { digest: string; images: LabelledImages } | undefined;

/**
 * What a learner brought along to a run, read from where it is kept and held against its digest.
 *
 * Errors: AppError with a sentence when it is gone or has other bytes.
 */
export function ownInputs(own: RunOwn | undefined): OwnInputs | undefined {
  if (!own) return undefined;
  const { images, texts } = own;
  return { ...(images && { images: imagesAt(images) }), ...(texts && { texts }) };
}

function imagesAt({ digest, path, name }: NonNullable<RunOwn['images']>): LabelledImages {
  if (last?.digest !== digest) last = { digest, images: decodeImages(bytesOf(path, digest, name)) };
  return last.images;
}

function bytesOf(path: string, digest: string, name: string): Uint8Array {
  try {
    const bytes = gunzipSync(readFileSync(path));
    if (createHash('sha256').update(bytes).digest('hex') === digest) return bytes;
  } catch {
    throw imagesGone(name);
  }
  throw imagesGone(name);
}

/** What is said when the pictures of a run are not there any more. */
export const imagesGone = (name: string): AppError =>
  new AppError(
    'lab-images-gone',
    `The pictures of this run (${name}) are not here any more. Choose the same files again, and it can go on.`,
  );
