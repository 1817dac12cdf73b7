import { fingerprintOf } from '../../../pack-files/signature.ts';
import {
  newSigningKey,
  readSigningKey,
  type SigningKey,
} from '../../../pack-files/signing-keys.ts';
import type { Command, CommandContext } from '../command.ts';
import { readArguments } from '../read-arguments.ts';

export const keysNew: Command = {
  name: 'keys new',
  usage: 'FILE [--json]',
  summary: 'makes a key to sign packs with, in a new file; keep it to yourself, and a copy of it',
  run: (context) => tellKey(context, newSigningKey),
};

export const keysShow: Command = {
  name: 'keys show',
  usage: 'FILE [--json]',
  summary: 'tells the fingerprint of a key, which others see when they take a pack in',
  run: (context) => tellKey(context, readSigningKey),
};

function tellKey(context: CommandContext, keyOf: (file: string) => SigningKey): number {
  const { values, words } = readArguments(context.args, {}, ['FILE']);
  const [file = ''] = words;
  const { publicKey } = keyOf(file);
  const fingerprint = fingerprintOf(publicKey);
  if (values.json) context.print(JSON.stringify({ file, publicKey, fingerprint }, null, 2));
  else context.print(`${file}: ${fingerprint}`);
  return 0;
}
