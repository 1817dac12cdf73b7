/**
 * Compiles `src-core/kernels/wasm/index.as.ts` and writes `kernels.gen.ts` beside it, which is committed:
 * `npm run kernels`.
 *
 * One set of bytes serves shared and unshared memory: the two builds differ in the one byte that says
 * which of them the module imports, and `load.ts` sets it.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What is compiled, and where the result goes. */
const KERNELS = join(import.meta.dirname, '../src-core/kernels/wasm');
const COMPILER = join(import.meta.dirname, '../node_modules/assemblyscript/bin/asc.js');
export const GENERATED = join(KERNELS, 'kernels.gen.ts');

/**
 * Binaryen leaves the order of instructions alone: its -O3 pulls each product next to its sum, which costs
 * the micro-kernels 30 % (50 → 35 GFLOP/s). V8 does the optimising.
 */
const PASSES = 'inlining,dce,vacuum,precompute,optimize-instructions,merge-blocks,coalesce-locals';
const SETTINGS = [
  ...['--optimizeLevel', '0', '--shrinkLevel', '0', '--runPasses', PASSES, '--noAssert'],
  ...['--runtime', 'stub', '--importMemory', '--noExportMemory'],
  ...['--maximumMemory', '16384', '--enable', 'simd,bulk-memory,threads'],
];

function compile(...more: string[]): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'kernels-'));
  const file = join(folder, 'kernels.wasm');
  try {
    // A process of its own: its types would change what arrays are everywhere in this project.
    const args = [COMPILER, join(KERNELS, 'index.as.ts'), '-o', file, ...SETTINGS, ...more];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`kernels: the compiler refused them\n${stderr}`);
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The text of `kernels.gen.ts`. */
export function buildKernels(): string {
  const shared = compile('--sharedMemory');
  const unshared = compile();
  const differing = [...shared.keys()].filter((at) => shared[at] !== unshared[at]);
  if (shared.length !== unshared.length || differing.length !== 1)
    throw new Error(`kernels: the two builds differ at ${differing.join(', ')}, not in one byte`);
  return [
    '// Made by scripts/build-kernels.ts from index.as.ts; do not edit.',
    `export const SHARED_FLAG_AT = ${differing[0]};`,
    `export const KERNELS_BASE64 =\n  '${Buffer.from(shared).toString('base64')}';`,
    '',
  ].join('\n');
}

if (import.meta.main) writeFileSync(GENERATED, buildKernels());
