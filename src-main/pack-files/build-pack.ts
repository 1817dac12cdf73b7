import type { PackFile, PackIssue, Pack } from '#core/exercise/exercise.ts';
import { compilePack } from '#core/pack/compile-pack.ts';
import type { Assignment } from '#core/pack/assignment.ts';
import { canonicalList, type FileLine } from '#core/pack/compiled-form.ts';
import { MANIFEST, SIGNATURE } from '#core/pack/entry-names.ts';
import { pictureIssues } from '#core/pack/picture-issues.ts';
import { sha256 } from './sha256.ts';
import { signatureText } from './signature.ts';
import type { SigningKey } from './signing-keys.ts';
import { writeZip } from './write-zip.ts';

/** The files of a pack by their paths in the pack file, `pack.json` first. */
export interface BuiltPack {
  pack: Pack;
  assignment: Assignment | undefined;
  entries: Map<string, Uint8Array>;
  /** Every entry with its size and sum. */
  files: FileLine[];
  /** See `OpenedPack`. */
  hash: string;
  list: string;
}

/** Compiles the texts and pictures of a pack folder; none without a readable `pack.yaml`. */
export function buildPack(
  files: readonly PackFile[],
  pictures: ReadonlyMap<string, Uint8Array> = new Map(),
): { built: BuiltPack | undefined; issues: PackIssue[] } {
  const { compiled, issues: found } = compilePack(files);
  const issues = [...found, ...pictureIssues(files, pictures)];
  if (!compiled) return { built: undefined, issues };
  const { pack, assignment, texts, manifest } = compiled;
  const contents = new Map<string, Uint8Array>([
    ...texts.map(({ path, text }) => [path, Buffer.from(text, 'utf8')] as const),
    ...pictures,
  ]);
  const paths = [...contents.keys()].sort();
  const lines = paths.map((path) => lineOf(path, contents.get(path) ?? new Uint8Array()));
  const manifestBytes = Buffer.from(manifest(lines), 'utf8');
  const entries = new Map<string, Uint8Array>([[MANIFEST, manifestBytes]]);
  for (const path of paths) entries.set(path, contents.get(path) ?? new Uint8Array());
  const all = [lineOf(MANIFEST, manifestBytes), ...lines];
  const list = canonicalList(pack.id, pack.version, all);
  return { built: { pack, assignment, entries, files: all, hash: sha256(list), list }, issues };
}

/** The bytes of a pack file, signed when there is a key. */
export function packFile({ entries, list }: BuiltPack, key?: SigningKey): Uint8Array {
  if (!key) return writeZip(entries);
  const signature = Buffer.from(signatureText(list, key), 'utf8');
  return writeZip(new Map([...entries, [SIGNATURE, signature]]));
}

const lineOf = (path: string, bytes: Uint8Array): FileLine => ({
  path,
  size: bytes.length,
  sha256: sha256(bytes),
});
