import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { placesFrom } from './places.ts';

const PROJECT = join(import.meta.dirname, '../..');

describe('placesFrom', () => {
  test('finds the sources from an entry that runs from source', () => {
    const places = placesFrom(join(import.meta.dirname, 'cli/chainrule.ts'));
    expect(places.packsDir).toBe(join(PROJECT, 'exercises'));
    expect(places.version).toMatch(/^\d+\.\d+\.\d+/);
    expect(existsSync(places.workerFile)).toBe(true);
    expect(existsSync(places.codeThreadFile)).toBe(true);
    expect(existsSync(places.packThreadFile)).toBe(true);
    expect(existsSync(places.labThreadFile)).toBe(true);
    expect(existsSync(places.examineThreadFile)).toBe(true);
    expect(existsSync(places.migrationsDir)).toBe(true);
  });

  test('finds what is built beside an entry that is built', () => {
    const places = placesFrom(join(PROJECT, 'out/main/serve.js'));
    expect(places).toMatchObject({
      workerFile: join(PROJECT, 'out/main/core-worker.js'),
      codeThreadFile: join(PROJECT, 'out/main/code-thread.js'),
      packThreadFile: join(PROJECT, 'out/main/pack-thread.js'),
      labThreadFile: join(PROJECT, 'out/main/lab-thread.js'),
      examineThreadFile: join(PROJECT, 'out/main/examine-thread.js'),
      migrationsDir: join(PROJECT, 'out/main/migrations'),
      rendererDir: join(PROJECT, 'out/renderer'),
      packsDir: join(PROJECT, 'out/main/packs'),
      preloadFile: join(PROJECT, 'out/preload/preload.cjs'),
    });
  });
});
