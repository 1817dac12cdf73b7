/** Program for a bench: reads one hostile pack as the built app does and prints time, verdict and peak of memory as JSON. */
import { join } from 'node:path';
import { PackRefusal } from '#core/pack/refusal.ts';
import { readInThread } from '../../src-main/pack-files/read-in-thread.ts';
import { HOSTILE } from './cases.ts';

const THREAD = join(import.meta.dirname, '../../out/main/pack-thread.js');
const [name = ''] = process.argv.slice(2);
const bytes = HOSTILE[name]?.() ?? new Uint8Array();
// What a first thread takes is no matter of the pack.
await readInThread(THREAD, HOSTILE['a small sound pack']?.() ?? bytes);
const before = process.resourceUsage().maxRSS;
const at = performance.now();
const verdict = await readInThread(THREAD, bytes).then(
  () => 'taken',
  (thrown: unknown) => {
    if (thrown instanceof PackRefusal) return thrown.code;
    throw thrown;
  },
);
const ms = performance.now() - at;
process.stdout.write(JSON.stringify({ ms, verdict, kB: process.resourceUsage().maxRSS - before }));
