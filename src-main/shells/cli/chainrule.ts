#!/usr/bin/env node
/** Entry of the command line: the bin of the package, and out/main/cli.js. */
import '../guard.ts';
import { realpathSync } from 'node:fs';
import { placesFrom } from '../places.ts';
import { runShell } from '../run-shell.ts';
import { runCommand } from './run-command.ts';

await runShell(() =>
  runCommand({
    places: placesFrom(realpathSync(import.meta.filename)),
    args: process.argv.slice(2),
    print: (line) => process.stdout.write(`${line}\n`),
    complain: (line) => process.stderr.write(`${line}\n`),
  }),
);
