import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Random } from '#core/random.ts';
import { packsIn } from '../backend/packs/keep-packs.ts';
import { databaseIn } from '../backend/record/keep-record.ts';
import { openDatabase } from '../database/open-database.ts';
import { readPackFile } from '../pack-files/read-pack-file.ts';
import { sha256 } from '../pack-files/sha256.ts';

const PROGRAM = join(import.meta.dirname, 'endless-intake.ts');
const MIGRATIONS = join(import.meta.dirname, '../database/migrations');
const LATEST_MS = 60;

/**
 * Kills a process that takes packs in, `count` times at random moments; after each, what is wrong with the pack that
 * is there, if anything.
 */
export async function killWhileTakingIn(
  dataDir: string,
  count: number,
  seed: number,
): Promise<{ faults: string[]; versions: string[] }> {
  const random = new Random(seed);
  const faults: string[] = [];
  const versions: string[] = [];
  for (let kill = 0; kill < count; kill++) {
    await killAfter(dataDir, random.next() * LATEST_MS);
    const found = packIn(dataDir);
    if (found.fault !== undefined) faults.push(`kill ${kill} of seed ${seed}: ${found.fault}`);
    if (found.version !== undefined) versions.push(found.version);
  }
  return { faults, versions };
}

function killAfter(dataDir: string, delayMs: number): Promise<void> {
  const child = spawn(process.execPath, [PROGRAM, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return new Promise((resolve, reject) => {
    let isReady = false;
    child.stdout.once('data', () => {
      isReady = true;
      setTimeout(() => child.kill('SIGKILL'), delayMs);
    });
    child.once('exit', (code, signal) => {
      if (isReady && signal === 'SIGKILL') resolve();
      else reject(new Error(`the program ended by itself with ${code ?? signal}`));
    });
  });
}

/** The pack that the database names: none, or one whole file of one of the versions. */
function packIn(dataDir: string): { version?: string; fault?: string } {
  const database = openDatabase(databaseIn(dataDir), MIGRATIONS);
  try {
    const [row, more] = database.installedPacks.all();
    if (!row) return {};
    if (more) return { fault: 'two rows' };
    const bytes = readFileSync(packsIn(dataDir).pathOf(row.fileHash));
    const { opened } = readPackFile(bytes);
    const { version } = opened.manifest.pack;
    const isAsNamed =
      sha256(bytes) === row.fileHash && opened.hash === row.contentHash && version === row.version;
    return isAsNamed ? { version } : { fault: 'the row and the file differ' };
  } catch (thrown) {
    return { fault: String(thrown) };
  } finally {
    database.close();
  }
}

/** Names of the files in the folder of packs. */
export const packFilesIn = (dataDir: string): string[] => readdirSync(join(dataDir, 'packs'));
