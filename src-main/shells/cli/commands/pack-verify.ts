import { checkPack } from '#core/pack/check-pack.ts';
import type { Command, CommandContext } from '../command.ts';
import { openFile, orTellRefusal } from '../open-file.ts';
import { readArguments } from '../read-arguments.ts';

export const packVerify: Command = {
  name: 'pack verify',
  usage: 'FILE… [--key FINGERPRINT] [--json]',
  summary:
    'reads everything in pack files as one who takes them in; with --key also who signed them',
  run(context) {
    const { values, words } = readArguments(context.args, { key: { type: 'string' } }, ['FILE…']);
    const results = words.map((file) => verify(context, file, values.key));
    if (values.json) context.print(JSON.stringify(results, null, 2));
    else
      for (const { file, ok, fingerprint } of results) {
        const signed =
          fingerprint === undefined ? 'not signed' : `signed with the key ${fingerprint}`;
        if (ok) context.print(`${file}: whole, ${signed}`);
      }
    return results.every(({ ok }) => ok) ? 0 : 1;
  },
};

function verify(context: CommandContext, file: string, key: string | undefined) {
  const opened = openFile(context, file);
  const pack = opened && orTellRefusal(context, file, () => checkPack(opened.manifest, opened));
  const fingerprint = opened?.signer?.fingerprint;
  const isTheirs =
    key === undefined || (fingerprint !== undefined && bare(key) === bare(fingerprint));
  if (pack && !isTheirs)
    context.complain(
      `${file}: expected the signature of the key ${key}, got ${fingerprint ?? 'none'} [signature]`,
    );
  return { file, ok: pack !== undefined && isTheirs, hash: opened?.hash, fingerprint };
}

const bare = (fingerprint: string): string => fingerprint.replace(/\s/g, '').toLowerCase();
