import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where the parts of the app lie on this machine. */
export interface Places {
  workerFile: string;
  /** Where the code of learners runs. */
  codeThreadFile: string;
  /** Where pack files of strangers are read. */
  packThreadFile: string;
  /** Where labs run. */
  labThreadFile: string;
  /** Where the database is read through at the start. */
  examineThreadFile: string;
  migrationsDir: string;
  /** The built window. */
  rendererDir: string;
  /** The bundled packs: pack files when built, else the folders of their sources. */
  packsDir: string;
  preloadFile: string;
  /** The manual for authors. */
  manualFile: string;
  version: string;
}

/**
 * The places as seen from the file of a shell's entry: `out/main/<shell>.js` when built, else
 * `src-main/shells/<shell>/<file>.ts`. The window is always the built one.
 */
export function placesFrom(entryFile: string): Places {
  const isSource = entryFile.endsWith('.ts');
  const project = join(dirname(entryFile), isSource ? '../../..' : '../..');
  const code = isSource ? join(project, 'src-main') : dirname(entryFile);
  const manifest: unknown = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  return {
    workerFile: join(code, isSource ? 'core-worker/worker.ts' : 'core-worker.js'),
    codeThreadFile: join(
      code,
      isSource ? 'core-worker/code-sandbox/code-thread.ts' : 'code-thread.js',
    ),
    packThreadFile: join(code, isSource ? 'pack-files/pack-thread.ts' : 'pack-thread.js'),
    labThreadFile: join(code, isSource ? 'lab-worker/lab-thread.ts' : 'lab-thread.js'),
    examineThreadFile: join(code, isSource ? 'database/examine-thread.ts' : 'examine-thread.js'),
    migrationsDir: join(code, isSource ? 'database/migrations' : 'migrations'),
    rendererDir: join(project, 'out/renderer'),
    packsDir: isSource ? join(project, 'exercises') : join(code, 'packs'),
    manualFile: isSource ? join(project, 'exercises/README.md') : join(code, 'manual.md'),
    preloadFile: join(project, 'out/preload/preload.cjs'),
    version: (manifest as { version: string }).version,
  };
}
