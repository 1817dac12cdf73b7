import type { FileLine } from '#core/pack/compiled-form.ts';
import type { ExerciseOutline } from '#core/pack/outline.ts';
import type { RefusalCode, RefusalPlace } from '#core/pack/refusal.ts';
import { readPackFile } from './read-pack-file.ts';
import { sha256 } from './sha256.ts';
import type { PackSigner } from './signature.ts';

/** What is known of a pack file that was read through and found whole. */
export interface PackReport {
  id: string;
  title: string;
  version: string;
  description: string;
  author?: string;
  exercises: ExerciseOutline[];
  files: FileLine[];
  signer: PackSigner | undefined;
  /** Names the content. */
  contentHash: string;
  /** SHA-256 of the bytes that were read. */
  fileHash: string;
  /** Bytes. */
  size: number;
}

/** What the thread that reads a pack file answers. */
export type ReadingAnswer =
  | { ok: true; report: PackReport }
  | { ok: false; code: RefusalCode; message: string; place: RefusalPlace };

/** Reads everything in a pack file. Errors: PackRefusal. */
export function reportOn(bytes: Uint8Array): PackReport {
  const { manifest, hash, signer, files } = readPackFile(bytes).opened;
  const { id, title, version, description, author } = manifest.pack;
  return {
    ...{ id, title, version, description, author, files, signer },
    exercises: manifest.exercises,
    contentHash: hash,
    fileHash: sha256(bytes),
    size: bytes.length,
  };
}
