import { extname, join } from 'node:path';
import { buildFolder } from '../../../backend/packs/build-folder.ts';
import { PACK_FILE } from '../../../backend/packs/read-pack-folder.ts';
import { readSigningKey, type SigningKey } from '../../../pack-files/signing-keys.ts';
import { writeDurably } from '../../../pack-files/write-durably.ts';
import { UsageError } from '../../run-shell.ts';
import type { Command, CommandContext } from '../command.ts';
import { packFoldersAt } from '../load-packs.ts';
import { printIssues } from '../print-reports.ts';
import { readArguments } from '../read-arguments.ts';

/** What became of one folder. */
interface Built {
  path: string;
  /** None when something in the folder is at fault. */
  file?: string;
  id?: string;
  version?: string;
  bytes?: number;
  hash?: string;
  fingerprint?: string;
}

export const packBuild: Command = {
  name: 'pack build',
  usage: 'FOLDER… [-o FILE|FOLDER] [--key KEYFILE] [--json]',
  summary:
    'compiles folders of exercises to pack files, which open in Chainrule with a double click',
  run(context) {
    const options = {
      output: { type: 'string', short: 'o', default: '.' },
      key: { type: 'string' },
    } as const;
    const { values, words } = readArguments(context.args, options, ['FOLDER…']);
    const folders = words.flatMap(packFoldersAt);
    const isOneFile = extname(values.output) === PACK_FILE;
    if (isOneFile && folders.length !== 1)
      throw new UsageError(`-o: expected a folder for ${folders.length} packs, got a file`);
    const key = values.key === undefined ? undefined : readSigningKey(values.key);
    const results = folders.map((path) =>
      buildOne(context, path, key, (id) =>
        isOneFile ? values.output : join(values.output, `${id}${PACK_FILE}`),
      ),
    );
    if (values.json) context.print(JSON.stringify(results, null, 2));
    return results.every(({ file }) => file !== undefined) ? 0 : 1;
  },
};

/** Builds one pack and writes it only when it passes every check of those who take it in. */
function buildOne(
  context: CommandContext,
  path: string,
  key: SigningKey | undefined,
  target: (id: string) => string,
): Built {
  const built = buildFolder(path, key);
  if (built.issues) {
    printIssues(context, path, built.issues);
    return { path };
  }
  const { bytes, opened } = built;
  const { manifest, hash, signer } = opened;
  const { id, version } = manifest.pack;
  const file = target(id);
  writeDurably(file, bytes);
  if (!context.args.includes('--json'))
    context.print(`${file}: ${id} ${version}, ${manifest.exercises.length} exercises`);
  return { path, file, id, version, bytes: bytes.length, hash, fingerprint: signer?.fingerprint };
}
