import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPackFolder } from '../backend/packs/read-pack-folder.ts';
import { packFile, buildPack } from './build-pack.ts';
import { readPackFile } from './read-pack-file.ts';

const EXERCISES = join(import.meta.dirname, '../../exercises');
const folders = readdirSync(EXERCISES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe.each(folders)('the pack %s', (name) => {
  test('is read from its pack file as from its folder, by the code that reads a stranger’s', () => {
    const { files, pictures, issues } = readPackFolder(join(EXERCISES, name));
    const { built, issues: found } = buildPack(files, pictures);
    expect([...issues, ...found]).toEqual([]);
    const { pack } = readPackFile(packFile(built!));
    const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
    expect(pack.exercises).toEqual(built?.pack.exercises);
    expect(pack.primers.sort(byId)).toEqual(built?.pack.primers.sort(byId));
  });
});
