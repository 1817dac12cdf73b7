import type { PackFile, PackIssue } from '#core/exercise/exercise.ts';
import { PICTURE } from './entry-names.ts';

/** Code, in which nothing is a picture, then pictures of Markdown with their address. */
const CODE_OR_PICTURE =
  /^(?<fence>`{3,}|~{3,})[^\n]*\n[\s\S]*?^\k<fence>|(?<ticks>`+)[^`\n]+\k<ticks>|(?<!\\)!\[[^\]\n]*\]\(\s*(?<address>[^)\s]*)/dgm;

/** Pictures that texts of a pack show and that are not there: a learner would see their words alone. */
export function pictureIssues(
  files: readonly PackFile[],
  pictures: ReadonlyMap<string, unknown>,
): PackIssue[] {
  return files
    .filter(({ path }) => path.endsWith('.md'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(CODE_OR_PICTURE)].flatMap(({ groups, indices }): PackIssue[] => {
        const address = groups?.['address'];
        const at = indices?.groups?.['address']?.[0];
        if (address === undefined || at === undefined || pictures.has(address)) return [];
        const before = text.slice(0, at).split('\n');
        const column = (before.at(-1)?.length ?? 0) + 1;
        return [{ file: path, line: before.length, column, message: messageOf(address) }];
      }),
    );
}

const messageOf = (address: string): string =>
  PICTURE.test(address)
    ? `there is no picture ${address} in this pack`
    : `expected a picture of this pack such as pictures/network.png, got “${address.slice(0, 80)}”`;
