import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ESCAPES, testPlaces } from './testing/test-places.ts';
import { readWindowFile } from './window-files.ts';

describe('readWindowFile', () => {
  test('reads index.html for / and any file by its path', async () => {
    const { rendererDir } = testPlaces();
    const page = await readWindowFile(rendererDir, '/');
    expect(page?.body.toString()).toContain('Chainrule');
    const script = await readWindowFile(rendererDir, '/assets/index-a_B1.js');
    expect(script?.contentType).toBe('text/javascript; charset=utf-8');
  });

  test.each([...ESCAPES, '', '/nothing.js', '/index.html/x.js'])(
    'finds nothing at %j',
    async (path) => {
      expect(await readWindowFile(testPlaces().rendererDir, path)).toBeUndefined();
    },
  );

  test('follows no link out of the folder, and sends no file of a type it does not know', async () => {
    const { rendererDir } = testPlaces();
    symlinkSync(join(rendererDir, '../secret.json'), join(rendererDir, 'link.json'));
    writeFileSync(join(rendererDir, 'notes.exe'), '');
    expect(await readWindowFile(rendererDir, '/link.json')).toBeUndefined();
    expect(await readWindowFile(rendererDir, '/notes.exe')).toBeUndefined();
  });
});
