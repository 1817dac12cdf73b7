import { canonicalList } from '#core/pack/compiled-form.ts';
import { SIGNATURE } from '#core/pack/entry-names.ts';
import { fingerprintOf, signatureText } from '../../../pack-files/signature.ts';
import { readSigningKey } from '../../../pack-files/signing-keys.ts';
import { writeDurably } from '../../../pack-files/write-durably.ts';
import { writeZip } from '../../../pack-files/write-zip.ts';
import { UsageError } from '../../run-shell.ts';
import type { Command } from '../command.ts';
import { openFile, orTellRefusal } from '../open-file.ts';
import { readArguments } from '../read-arguments.ts';

export const packSign: Command = {
  name: 'pack sign',
  usage: 'FILE --key KEYFILE [-o FILE] [--json]',
  summary: 'signs a pack file, in place of a signature that it has',
  run(context) {
    const options = { key: { type: 'string' }, output: { type: 'string', short: 'o' } } as const;
    const { values, words } = readArguments(context.args, options, ['FILE']);
    const [file = ''] = words;
    if (values.key === undefined) throw new UsageError('expected --key KEYFILE, got nothing');
    const key = readSigningKey(values.key);
    const opened = openFile(context, file);
    const { id, version } = opened?.manifest.pack ?? { id: '', version: '' };
    const bytes = orTellRefusal(context, file, () => {
      if (!opened) return undefined;
      const list = canonicalList(id, version, opened.files);
      const contents = opened.files.map(({ path }) => [path, opened.content(path)] as const);
      const signature = Buffer.from(signatureText(list, key), 'utf8');
      return writeZip(new Map<string, Uint8Array>([...contents, [SIGNATURE, signature]]));
    });
    if (!bytes) return 1;
    const target = values.output ?? file;
    writeDurably(target, bytes);
    const fingerprint = fingerprintOf(key.publicKey);
    if (values.json)
      context.print(JSON.stringify({ file: target, id, version, fingerprint }, null, 2));
    else context.print(`${target}: ${id} ${version}, signed with the key ${fingerprint}`);
    return 0;
  },
};
