import { functions, nameOf } from '#core/exercise/language/functions/index.ts';
import type { PackFunction } from '#core/exercise/language/functions/pack-function.ts';
import type { Command } from '../command.ts';
import { readArguments } from '../read-arguments.ts';

export const packFunctions: Command = {
  name: 'pack functions',
  usage: '[WORD…] [--misreadings] [--json]',
  summary: 'lists what formulas of packs may call, all or what has these words',
  run({ args, print, complain }) {
    const options = { misreadings: { type: 'boolean', default: false } } as const;
    const { values, words } = readArguments(args, options, args.some(isWord) ? ['WORD…'] : []);
    const found = [...functions.values()]
      .filter((one) => words.every((word) => isAbout(one, word.toLowerCase())))
      .sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
    if (values.json) print(JSON.stringify(found.map(asJson), null, 2));
    else for (const one of found) for (const line of linesOf(one, values.misreadings)) print(line);
    if (found.length > 0) return 0;
    complain(
      `no function has ${words.map((word) => `“${word}”`).join(' and ')} in its signature or sentence`,
    );
    return 1;
  },
};

function isWord(argument: string): boolean {
  return !argument.startsWith('-');
}

function isAbout({ signature, docs, misreadings = [] }: PackFunction, word: string): boolean {
  const texts = [signature, docs, ...misreadings.map(({ id }) => id)];
  return texts.some((text) => text.toLowerCase().includes(word));
}

function linesOf({ signature, docs, misreadings = [] }: PackFunction, isLong: boolean): string[] {
  const ids = misreadings.map(({ id, convention }) => (convention ? `${id} (convention)` : id));
  const told = isLong
    ? misreadings.map(({ title, say }, i) => `    ${ids[i]}: ${title}. ${say}`)
    : ids.length > 0
      ? [`    misread as ${ids.map((id) => id.slice(id.indexOf('.') + 1)).join(', ')}`]
      : [];
  return [signature, `    ${docs}`, ...told];
}

function asJson(one: PackFunction) {
  const { signature, docs, misreadings = [] } = one;
  return {
    name: nameOf(one),
    signature,
    docs,
    misreadings: misreadings.map(({ id, title, say, convention = false }) => ({
      ...{ id, title, say, convention },
    })),
  };
}
