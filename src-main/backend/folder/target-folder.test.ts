import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { targetFolder } from './target-folder.ts';

describe('targetFolder', () => {
  test('is the chosen folder while that is empty, else a new one in it', () => {
    const [stick, from] = [temporaryFolder(), temporaryFolder()];
    expect(targetFolder(stick, from)).toBe(stick);
    writeFileSync(join(stick, 'photo.png'), 'x');
    expect(targetFolder(stick, from)).toBe(join(stick, 'chainrule'));
    expect(targetFolder('~', from, stick)).toBe(join(stick, 'chainrule'));
  });

  test.each([
    ['a path that is not whole', () => 'stick', /whole path/],
    ['a folder that is not there', (stick: string) => join(stick, 'none'), /no folder/],
    ['a file', (stick: string) => join(stick, 'chainrule.txt'), /no folder/],
    ['a folder with other answers', (stick: string) => join(stick, 'theirs'), /already holds/],
    ['a folder with other answers in it', (stick: string) => stick, /already holds/],
    ['the folder itself', (_stick: string, from: string) => from, /outside/],
    ['a folder inside', (_stick: string, from: string) => join(from, 'packs'), /outside/],
  ])('refuses %s', (_what, chosen, message) => {
    const [stick, from] = [temporaryFolder(), temporaryFolder()];
    mkdirSync(join(from, 'packs'));
    writeFileSync(join(stick, 'chainrule.txt'), 'x');
    for (const folder of ['theirs', 'chainrule']) {
      mkdirSync(join(stick, folder));
      writeFileSync(join(stick, folder, 'chainrule.db'), 'x');
    }
    expect(() => targetFolder(chosen(stick, from), from)).toThrow(message);
  });
});
