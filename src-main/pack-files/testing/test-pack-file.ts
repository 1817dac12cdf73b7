import { PACK_FORMAT, type FileLine } from '#core/pack/compiled-form.ts';
import { MANIFEST } from '#core/pack/entry-names.ts';
import { TEST_PACK } from '../../testing/test-pack.ts';
import { buildPack, type BuiltPack } from '../build-pack.ts';
import { sha256 } from '../sha256.ts';
import { rawZip, type RawEntry } from './raw-zip.ts';

/** The test pack, compiled. */
export function builtTestPack(files = TEST_PACK, pictures?: Map<string, Uint8Array>): BuiltPack {
  const { built, issues } = buildPack(files, pictures);
  if (!built || issues.length > 0) throw new Error(issues[0]?.message);
  return built;
}

/** The entries of the test pack, to be changed by a test. */
export const testEntries = (): RawEntry[] =>
  [...builtTestPack().entries].map(([name, content]) => ({ name, content }));

/** A pack file whose list fits these contents, though nothing else may. */
export function packOf(
  contents: Record<string, string | Uint8Array>,
  change: (manifest: Manifest) => unknown = (manifest) => manifest,
): Buffer {
  const { entries } = builtTestPack();
  const own = Buffer.from(entries.get(MANIFEST) ?? '').toString('utf8');
  entries.delete(MANIFEST);
  const all = new Map([...entries, ...Object.entries(contents)]);
  const files = [...all].map(([path, content]): FileLine => {
    const bytes = Buffer.from(content as string);
    return { path, size: bytes.length, sha256: sha256(bytes) };
  });
  const manifest = change({ ...(JSON.parse(own) as Manifest), format: PACK_FORMAT, files });
  const text = typeof manifest === 'string' ? manifest : JSON.stringify(manifest, null, 2);
  return rawZip([
    { name: MANIFEST, content: text },
    ...[...all].map(([name, content]): RawEntry => ({ name, content })),
  ]);
}

/** `pack.json` as tests change it. */
export interface Manifest {
  format: number;
  pack: Record<string, unknown>;
  exercises: Record<string, unknown>[];
  files: FileLine[];
}

/** A compiled exercise of the test pack as text. */
export const exerciseText = (id = 'one'): string =>
  Buffer.from(builtTestPack().entries.get(`exercises/${id}.json`) ?? '').toString('utf8');
