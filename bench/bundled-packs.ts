import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { readPack, type Pack } from '#core/exercise/engine.ts';

const EXERCISES = join(import.meta.dirname, '../exercises');

/** The packs that come with the app, as far as they can be read. */
export const bundledPacks = (): Pack[] =>
  readdirSync(EXERCISES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readPack(filesOf(join(EXERCISES, name))).pack ?? []);

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(md|yaml)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({
      path: relative(folder, file).split(sep).join('/'),
      text: readFileSync(file, 'utf8'),
    }));
