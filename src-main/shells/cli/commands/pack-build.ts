import { extname, join } from 'node:path';
import { checkPack } from '#core/pack/check-pack.ts';
import { PackRefusal } from '#core/pack/refusal.ts';
import { readPackFolder, PACK_FILE } from '../../../backend/packs/read-pack-folder.ts';
import { buildPack, packFile } from '../../../pack-files/build-pack.ts';
import { bytesInMemory } from '../../../pack-files/byte-source.ts';
import { openPack } from '../../../pack-files/open-pack.ts';
import { readSigningKey, type SigningKey } from '../../../pack-files/signing-keys.ts';
import { writeDurably } from '../../../pack-files/write-durably.ts';
import { UsageError } from '../../run-shell.ts';
import type { Command, CommandContext } from '../command.ts';
import { packFoldersAt } from '../load-packs.ts';
import { printIssues, refusalIssue } from '../print-reports.ts';
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
      buildFolder(context, path, key, (id) =>
        isOneFile ? values.output : join(values.output, `${id}${PACK_FILE}`),
      ),
    );
    if (values.json) context.print(JSON.stringify(results, null, 2));
    return results.every(({ file }) => file !== undefined) ? 0 : 1;
  },
};

/** Builds one pack and writes it only when it passes every check of those who take it in. */
function buildFolder(
  context: CommandContext,
  path: string,
  key: SigningKey | undefined,
  target: (id: string) => string,
): Built {
  const folder = readPackFolder(path);
  const { built, issues } = buildPack(folder.files, folder.pictures);
  const found = [...folder.issues, ...issues];
  if (!built || found.length > 0) {
    printIssues(context, path, found);
    return { path };
  }
  const bytes = packFile(built, key);
  const { id, version } = built.pack;
  try {
    const opened = openPack(bytesInMemory(bytes));
    checkPack(opened.manifest, opened);
    const file = target(id);
    writeDurably(file, bytes);
    const { hash, signer } = opened;
    const fingerprint = signer?.fingerprint;
    if (!context.args.includes('--json'))
      context.print(`${file}: ${id} ${version}, ${built.pack.exercises.length} exercises`);
    return { path, file, id, version, bytes: bytes.length, hash, fingerprint };
  } catch (thrown) {
    if (!(thrown instanceof PackRefusal)) throw thrown;
    printIssues(context, path, [refusalIssue(thrown)]);
    return { path };
  }
}
