import { existsSync } from 'node:fs';
import { newSealingKey, readSealingKey } from '../../../results-files/sealing-keys.ts';
import type { Command } from '../command.ts';
import { readArguments } from '../read-arguments.ts';

export const resultsKey: Command = {
  name: 'results key',
  usage: 'FILE [--json]',
  summary:
    'makes a key in a new file, or reads one, and prints what an assignment says so that only you can read its results',
  run({ args, print }) {
    const { values, words } = readArguments(args, {}, ['FILE']);
    const [file = ''] = words;
    const { publicKey } = existsSync(file) ? readSealingKey(file) : newSealingKey(file);
    print(values.json ? JSON.stringify({ file, publicKey }, null, 2) : `sealFor: ${publicKey}`);
    return 0;
  },
};
