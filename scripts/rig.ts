/**
 * `npm run rig -- NAME… [--count N] [--seed N]`: hurts the learner's record in one way many times and
 * prints what became of it. Exit 1 when something did not hold, 2 on misuse.
 */
import { parseArgs } from 'node:util';
import { RIGS } from './rigs/rigs.ts';

const { values, positionals: names } = parseArgs({
  options: { count: { type: 'string' }, seed: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const known = RIGS.map(({ name }) => name);
if (names.length === 0 || names.some((name) => !known.includes(name))) {
  console.error(`Usage: npm run rig -- ${known.join('|')}… [--count N] [--seed N]`);
  process.exit(2);
}
for (const rig of RIGS.filter(({ name }) => names.includes(name))) {
  const started = performance.now();
  const count = values.count === undefined ? rig.count : Number(values.count);
  const { rows, held } = await rig.run(count, Number(values.seed));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `\n${rig.name}: ${held ? 'everything held' : 'SOMETHING DID NOT HOLD'} (${seconds} s)`,
  );
  for (const [what, value] of rows) console.log(`  ${what.padEnd(52)} ${value}`);
  if (!held) process.exitCode = 1;
}
