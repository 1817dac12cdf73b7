import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadLibrary } from '../backend/packs/pack-library.ts';
import { packPicture } from '../backend/packs/pack-pictures.ts';
import { packFile } from '../pack-files/build-pack.ts';
import { builtTestPack } from '../pack-files/testing/test-pack-file.ts';
import { coreInThread } from '../testing/core-in-thread.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { testLogger } from '../testing/test-logger.ts';
import { packWithFile, writePack } from '../testing/test-pack.ts';
import { PICTURE_HEADERS, servedPicture } from './pack-pictures.ts';

const SVG = '<svg width="2" height="2"><rect width="2" height="2"/></svg>';
const drafts = new Map([['pictures/draft.svg', Buffer.from(SVG)]]);

/** A folder of a pack and a file of another, both with a picture. */
async function withPictures() {
  const parent = temporaryFolder();
  const folder = writePack(parent);
  mkdirSync(join(folder, 'pictures'));
  writeFileSync(join(folder, 'pictures/dot.svg'), SVG);
  const files = packWithFile('pack.yaml', (text) => text.replace('id: test', 'id: other'));
  const built = builtTestPack(files, new Map([['pictures/dot.svg', Buffer.from(SVG)]]));
  writeFileSync(join(parent, 'other.chainpack'), packFile(built));
  const library = await loadLibrary([parent], coreInThread(), testLogger().logger);
  const picture = (packId: string, name: string) =>
    Promise.resolve(packPicture(library, drafts, packId, name));
  return (pathname: string) => servedPicture({ picture }, pathname);
}

describe('servedPicture', () => {
  test.each(['test/dot.svg', 'other/dot.svg', 'draft.svg'])(
    'serves %s with a fixed type, and so that it can do nothing when it is opened by itself',
    async (path) => {
      const served = await (await withPictures())(`/pack-pictures/${path}`);
      expect(served?.body.toString()).toBe(SVG);
      expect(served?.headers).toEqual({ ...PICTURE_HEADERS, 'content-type': 'image/svg+xml' });
      const policy = served?.headers['content-security-policy'];
      expect(policy).toBe("default-src 'none'; style-src 'unsafe-inline'; sandbox");
      expect(served?.headers['x-content-type-options']).toBe('nosniff');
    },
  );

  test.each([
    '/pack-pictures/test/none.svg',
    '/pack-pictures/none/dot.svg',
    '/pack-pictures/test/one.md',
    '/pack-pictures/test/dot.html',
    '/pack-pictures/test/../dot.svg',
    '/pack-pictures/test/%2e%2e/dot.svg',
    '/pack-pictures/test/pictures/dot.svg',
    '/pack-pictures/',
    '/index.html',
  ])('finds nothing at %s', async (path) => {
    expect(await (await withPictures())(path)).toBeUndefined();
  });
});
