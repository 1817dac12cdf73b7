import { describe, expect, test } from 'vitest';
import { packFile } from './build-pack.ts';
import { readInThread } from './read-in-thread.ts';
import { sha256 } from './sha256.ts';
import { builtTestPack, exerciseText, packOf } from './testing/test-pack-file.ts';

const THREAD = new URL('./pack-thread.ts', import.meta.url);
const ENDLESS = new URL('../testing/endless-thread.ts', import.meta.url);

describe('readInThread', () => {
  test('tells what a pack holds', async () => {
    const bytes = packFile(builtTestPack());
    expect(await readInThread(THREAD, bytes)).toMatchObject({
      id: 'test',
      version: '1.0.0',
      contentHash: builtTestPack().hash,
      fileHash: sha256(bytes),
      size: bytes.length,
      exercises: [{ id: 'one' }, { id: 'two' }, { id: 'three' }],
    });
  });

  test('passes a refusal on with its code and place', async () => {
    const bytes = packOf({ 'exercises/one.json': exerciseText().replace('1,', '1e999,') });
    await expect(readInThread(THREAD, bytes)).rejects.toMatchObject({
      code: 'json-number',
      message: 'the number 1e999 is too large',
      place: { entry: 'exercises/one.json', line: 8 },
    });
  });

  test.each([
    ['does not end', 0, 'reading it took more than 0.3 s', 300],
    ['ends without an answer', 1, 'reading it broke off', 60_000],
    ['takes all memory', 2, 'reading it broke off', 60_000],
  ])('refuses a pack whose reading %s', async (_, wish, message, deadline) => {
    const reading = readInThread(ENDLESS, Uint8Array.of(wish), deadline);
    await expect(reading).rejects.toThrow(message);
  });
});
