import { readExerciseOf, type PackContent } from '#core/pack/check-pack.ts';
import type { Exercise } from '#core/exercise/exercise.ts';
import { canonicalList, type CompiledManifest, type FileLine } from '#core/pack/compiled-form.ts';
import { checkDistinct, entryKind, MANIFEST, SIGNATURE } from '#core/pack/entry-names.ts';
import { LIMITS } from '#core/pack/limits.ts';
import { readManifest } from '#core/pack/read-compiled.ts';
import { PackRefusal } from '#core/pack/refusal.ts';
import type { ByteSource } from './byte-source.ts';
import { checkLayout, checkSizes } from './check-layout.ts';
import { decodeText } from './decode-text.ts';
import { inflateEntry } from './inflate-entry.ts';
import { sha256 } from './sha256.ts';
import { readSignature, type PackSigner } from './signature.ts';
import { readDirectory, type ZipEntry } from './zip-directory.ts';

/** A pack file whose structure, manifest and signature are checked; its content is read and checked piece by piece. */
export interface OpenedPack extends PackContent {
  manifest: CompiledManifest;
  /** SHA-256 of the canonical list: names the content, whatever the file around it. */
  hash: string;
  /** Who signed it; none for a pack without signature. */
  signer: PackSigner | undefined;
  /** Every file but the signature, with its size and sum. */
  files: FileLine[];
  /** The bytes of one of `files`. Errors: PackRefusal. */
  content(path: string): Uint8Array;
  /** Errors: PackRefusal, also when there is no such exercise or primer. */
  exercise(id: string): Exercise;
}

/**
 * Opens a pack file. Nothing is inflated before the whole structure is known to be sound; what is read later is held
 * to the sums that were read here.
 *
 * Errors: PackRefusal.
 */
export function openPack(source: ByteSource): OpenedPack {
  const { entries, tableStart } = readDirectory(source);
  const names = entries.map(({ name }) => name);
  checkDistinct(names);
  for (const name of names) entryKind(name);
  checkLayout(source, entries, tableStart);
  checkSizes(entries);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const manifestEntry = byName.get(MANIFEST);
  if (!manifestEntry) throw new PackRefusal('entry-missing', 'there is no pack.json in it');
  const manifestBytes = inflateJson(source, manifestEntry);
  const manifest = readManifest(decodeText(MANIFEST, manifestBytes));
  const lines = checkList(manifest, byName);
  const { id, version } = manifest.pack;
  const own = { path: MANIFEST, size: manifestBytes.length, sha256: sha256(manifestBytes) };
  const files = [own, ...manifest.files];
  const list = canonicalList(id, version, files);
  const signed = byName.get(SIGNATURE);
  const signer = signed && readSignature(decodeText(SIGNATURE, inflateJson(source, signed)), list);

  const bytes = (path: string): Buffer => {
    const entry = byName.get(path);
    const line = lines.get(path);
    if (!entry || !line)
      throw new PackRefusal('entry-missing', 'this file is not in the pack', { entry: path });
    const content = path.endsWith('.json')
      ? inflateJson(source, entry)
      : inflateEntry(source, entry);
    if (sha256(content) === line.sha256) return content;
    throw new PackRefusal('entry-changed', 'this file was changed after the pack was built', {
      entry: path,
    });
  };
  const text = (path: string): string => decodeText(path, bytes(path));
  const exercise = (exerciseId: string) => readExerciseOf(manifest, { bytes, text }, exerciseId);
  const content = (path: string) => (path === MANIFEST ? manifestBytes : bytes(path));
  return { manifest, hash: sha256(list), signer, files, content, bytes, text, exercise };
}

/** The list of `pack.json` and the table of the zip file name the same files with the same sizes. */
function checkList(
  { files }: CompiledManifest,
  entries: ReadonlyMap<string, ZipEntry>,
): Map<string, FileLine> {
  const lines = new Map(files.map((line) => [line.path, line]));
  if (lines.size !== files.length)
    throw new PackRefusal('manifest', 'its list names a file twice', { entry: MANIFEST });
  for (const { path, size } of files) {
    const entry = entries.get(path);
    if (path === MANIFEST || path === SIGNATURE)
      throw new PackRefusal('manifest', `its list names ${path}`, { entry: MANIFEST });
    if (!entry)
      throw new PackRefusal('entry-missing', 'pack.json lists this file; it is missing', {
        entry: path,
      });
    if (entry.size !== size)
      throw new PackRefusal('entry-changed', 'pack.json gives this file another size', {
        entry: path,
      });
  }
  for (const name of entries.keys()) {
    if (name === MANIFEST || name === SIGNATURE || lines.has(name)) continue;
    throw new PackRefusal('entry-unknown', 'pack.json does not list this file', { entry: name });
  }
  return lines;
}

function inflateJson(source: ByteSource, entry: ZipEntry): Buffer {
  if (entry.size <= LIMITS.json) return inflateEntry(source, entry);
  const message = `a text of a pack has at most ${LIMITS.json} bytes; this one has ${entry.size}`;
  throw new PackRefusal('limit', message, { entry: entry.name });
}
