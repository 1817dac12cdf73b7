import { jsonSchemaOf } from '#core/pack/json-schemas.ts';
import { UsageError } from '../../run-shell.ts';
import type { Command } from '../command.ts';
import { readArguments } from '../read-arguments.ts';

export const packSchema: Command = {
  name: 'pack schema',
  usage: 'pack|exercise [--json]',
  summary: 'prints the JSON Schema of pack.yaml or of the front matter of an exercise, for editors',
  run({ args, print }) {
    const { words } = readArguments(args, {}, ['pack|exercise']);
    const [name = ''] = words;
    if (name !== 'pack' && name !== 'exercise')
      throw new UsageError(`expected pack or exercise, got ${name}`);
    print(JSON.stringify(jsonSchemaOf(name), null, 2));
    return 0;
  },
};
