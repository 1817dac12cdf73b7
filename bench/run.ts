/**
 * `npm run bench [-- [--best N] NAME…]`: measures the built app against its goals for speed and size and prints a
 * table. Nothing fails here: a machine that is busy or slow is no error. With `--best N` all is measured N times and
 * each row shows its best median, which a machine that is busy now and then disturbs least.
 */
import { parseArgs } from 'node:util';
import { bundleSize } from './bundle-size.ts';
import { coldStart } from './cold-start.ts';
import { core } from './core/core.ts';
import { firstFrame } from './first-frame.ts';
import { labs } from './labs.ts';
import { hostile } from './hostile/hostile.ts';
import { bestOf, type Measurement } from './measurement.ts';
import { packs } from './packs.ts';
import { planner } from './planner.ts';
import { results } from './results.ts';
import { record } from './record/record.ts';
import { stage } from './stage/stage.ts';
import { table } from './table.ts';
import { verdict } from './verdict.ts';

const BENCHES = [
  coldStart,
  verdict,
  firstFrame,
  bundleSize,
  core,
  labs,
  planner,
  packs,
  hostile,
  record,
  results,
  stage,
];

const { values, positionals: names } = parseArgs({
  options: { best: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const rounds = Number(values.best);
const unknown = names.filter((name) => !BENCHES.some((bench) => bench.name === name));
if (unknown.length > 0) {
  const known = BENCHES.map(({ name }) => name).join(', ');
  console.error(`No bench is called ${unknown.join(', ')}. There are: ${known}`);
  process.exit(2);
}

if (!Number.isSafeInteger(rounds) || rounds < 1) {
  console.error(`--best: expected a whole number from 1 on, got ${values.best}`);
  process.exit(2);
}

const measurements: Measurement[] = [];
for (const bench of BENCHES) {
  if (names.length > 0 && !names.includes(bench.name)) continue;
  const tables: Measurement[][] = [];
  for (let round = 1; round <= rounds; round++) {
    console.error(rounds > 1 ? `${bench.name}, ${round} of ${rounds} …` : `${bench.name} …`);
    tables.push(await bench.measure());
  }
  measurements.push(...bestOf(tables));
}
console.log(table(measurements));
