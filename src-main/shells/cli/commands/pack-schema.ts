import { jsonSchemaOf } from '#core/pack/json-schemas.ts';
import { UsageError } from '../../run-shell.ts';
import type { Command } from '../command.ts';
import { readArguments } from '../read-arguments.ts';

export const packSchema: Command = {
  name: 'pack schema',
  usage: 'pack|exercise|assignment [--json]',
  summary:
    'prints the JSON Schema of pack.yaml, of the front matter of an exercise or of assignment.yaml, for editors',
  run({ args, print }) {
    const { words } = readArguments(args, {}, ['pack|exercise|assignment']);
    const [name = ''] = words;
    if (name !== 'pack' && name !== 'exercise' && name !== 'assignment')
      throw new UsageError(`expected pack, exercise or assignment, got ${name}`);
    print(JSON.stringify(jsonSchemaOf(name), null, 2));
    return 0;
  },
};
