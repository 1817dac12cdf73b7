/**
 * `npm run bench [-- NAME…]`: measures the built app against its goals for speed and size and prints a
 * table. Nothing fails here: a machine that is busy or slow is no error.
 */
import { bundleSize } from './bundle-size.ts';
import { coldStart } from './cold-start.ts';
import { core } from './core/core.ts';
import { firstFrame } from './first-frame.ts';
import type { Measurement } from './measurement.ts';
import { table } from './table.ts';
import { verdict } from './verdict.ts';

const BENCHES = [coldStart, verdict, firstFrame, bundleSize, core];

const names = process.argv.slice(2);
const unknown = names.filter((name) => !BENCHES.some((bench) => bench.name === name));
if (unknown.length > 0) {
  const known = BENCHES.map(({ name }) => name).join(', ');
  console.error(`No bench is called ${unknown.join(', ')}. There are: ${known}`);
  process.exit(2);
}

const measurements: Measurement[] = [];
for (const bench of BENCHES) {
  if (names.length > 0 && !names.includes(bench.name)) continue;
  console.error(`${bench.name} …`);
  measurements.push(...(await bench.measure()));
}
console.log(table(measurements));
