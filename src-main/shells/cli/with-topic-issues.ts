import { topicIssues } from '#core/exercise/engine.ts';
import type { CommandContext } from './command.ts';
import type { ReadFolder } from './lint-folder.ts';
import { loadPacks } from './load-packs.ts';

/** The packs with what is wrong in their topics, among themselves and the bundled packs. */
export function withTopicIssues(
  context: CommandContext,
  folders: readonly ReadFolder[],
): ReadFolder[] {
  const given = folders.flatMap(({ pack }) => pack ?? []);
  const bundled = loadPacks(context).filter(({ id }) => !given.some((pack) => pack.id === id));
  return folders.map((folder) => {
    const { pack, files } = folder;
    if (!pack) return folder;
    const others = [...bundled, ...given.filter((one) => one !== pack)];
    return { ...folder, issues: [...folder.issues, ...topicIssues(pack, files, others)] };
  });
}
