import type { PackFile } from '#core/exercise/exercise.ts';
import { packWithFile } from '../../testing/test-pack.ts';
import { packFile } from '../build-pack.ts';
import type { SigningKey } from '../signing-keys.ts';
import { builtTestPack } from './test-pack-file.ts';

interface Change {
  id?: string;
  /** In place of the first sentence of the exercise `one`. */
  sentence?: string;
  /** In place of the formula of its answer. */
  answer?: string;
  key?: SigningKey;
}

/** A pack file of the test pack under another version, id or signature. */
export function packVersion(
  version: string,
  { id = 'test', sentence, answer, key }: Change = {},
): Uint8Array {
  const manifest = packWithFile('pack.yaml', (text) =>
    text.replace('version: 1.0.0', `version: ${version}`).replace('id: test', `id: ${id}`),
  );
  const files = manifest.map((file): PackFile =>
    file.path === 'one.md'
      ? {
          ...file,
          text: file.text
            .replace('Look at {n}.', sentence ?? 'Look at {n}.')
            .replace('answer: "n + 1"', `answer: "${answer ?? 'n + 1'}"`),
        }
      : file,
  );
  return packFile(builtTestPack(files), key);
}
