import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { median, type Measurement } from '../measurement.ts';

const RUNS = 15;
const PROJECT = join(import.meta.dirname, '../..');

const FIRST_OP = `
import { tensor } from '#core/autograd/tensor.ts';
import { ops } from '#core/ops/index.ts';
const a = tensor([[1, 2], [3, 4]]);
if (a.record(ops.add, [a, a], {}).value.get(1, 1) !== 8) throw new Error('add: expected 8');
`;

/** From the start of a process to the first sum of two 2 × 2 tensors with the built core, beyond Node's own start. */
export async function coreStart(): Promise<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-bench-'));
  try {
    const [entry, empty] = [join(folder, 'entry.ts'), join(folder, 'empty.mjs')];
    writeFileSync(entry, FIRST_OP);
    writeFileSync(empty, '');
    await build({
      logLevel: 'error',
      configFile: false,
      root: PROJECT,
      resolve: { alias: { '#core': join(PROJECT, 'src-core') } },
      build: {
        ssr: entry,
        outDir: join(folder, 'out'),
        emptyOutDir: true,
        minify: true,
        rolldownOptions: { output: { entryFileNames: 'core.mjs' } },
      },
    });
    const bundle = join(folder, 'out/core.mjs');
    const pairs = Array.from({ length: RUNS }, () => msFor(bundle) - msFor(empty));
    return {
      what: 'cold start to the first op, beyond Node',
      value: median(pairs),
      unit: 'ms',
      goal: 40,
      want: 10,
      runs: RUNS,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function msFor(file: string): number {
  const startedAt = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${file}: ${stderr}`);
  return performance.now() - startedAt;
}
