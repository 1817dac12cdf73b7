import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Places } from '../places.ts';
import { MIGRATIONS } from '../../database/testing/test-database.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { writePack } from '../../testing/test-pack.ts';

/** A pretend installation: a window of two files beside a secret, and the test pack. */
export function testPlaces(): Places {
  const root = temporaryFolder();
  const rendererDir = join(root, 'renderer');
  mkdirSync(join(rendererDir, 'assets'), { recursive: true });
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html><title>Chainrule</title>');
  writeFileSync(join(rendererDir, 'assets/index-a_B1.js'), 'export {};');
  writeFileSync(join(root, 'secret.json'), '"secret"');
  mkdirSync(join(root, 'exercises'));
  writePack(join(root, 'exercises'));
  return {
    rendererDir,
    packsDir: join(root, 'exercises'),
    preloadFile: join(root, 'preload.cjs'),
    migrationsDir: MIGRATIONS,
    workerFile: join(import.meta.dirname, '../../core-worker/worker.ts'),
    labThreadFile: join(import.meta.dirname, '../../lab-worker/lab-thread.ts'),
    packThreadFile: join(import.meta.dirname, '../../pack-files/pack-thread.ts'),
    examineThreadFile: join(import.meta.dirname, '../../database/examine-thread.ts'),
    codeThreadFile: join(import.meta.dirname, '../../core-worker/code-sandbox/code-thread.ts'),
    manualFile: join(import.meta.dirname, '../../../exercises/README.md'),
    version: '1.2.3',
  };
}

/** Ways to leave the folder of the window by the path of an address. */
export const ESCAPES = [
  '/../secret.json',
  '/../../secret.json',
  '/assets/../../secret.json',
  '/%2e%2e/secret.json',
  '/%2E%2E%2Fsecret.json',
  '/..%2fsecret.json',
  '/..%252fsecret.json',
  '/%252e%252e%252fsecret.json',
  '/..%5csecret.json',
  '/..\\secret.json',
  '/.%2e/secret.json',
  '/assets/..%2f..%2fsecret.json',
  '/assets/%2e%2e/%2e%2e/secret.json',
  '/....//secret.json',
  '/./../secret.json',
  '/index.html%00.js',
  '/assets/index-a_B1.js%00',
  '/%c0%ae%c0%ae/secret.json',
  '//secret.json',
  '/C:/secret.json',
  '/assets',
  '/assets/',
  '/index.html/',
  '/.hidden.json',
];
