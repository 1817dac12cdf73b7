import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError, messageOf } from '#core/errors.ts';
import { ImportRefusal } from '#core/interop/import-refusal.ts';
import { packOfQuestions } from '#core/interop/pack-of-questions.ts';
import { LARGEST_IMPORT, type Dropped, type Imported } from '#core/interop/question.ts';
import { readGift } from '#core/interop/read-gift.ts';
import { readMoodle } from '#core/interop/read-moodle.ts';
import { readQti } from '#core/interop/read-qti.ts';
import { UsageError } from '../../run-shell.ts';
import type { Command, CommandContext } from '../command.ts';
import { readArguments } from '../read-arguments.ts';

const READERS: Record<string, (source: string) => Imported> = {
  moodle: readMoodle,
  gift: readGift,
  qti: readQti,
};

export const importQuestions: Command = {
  name: 'import',
  usage: 'moodle|gift|qti FILE… -o FOLDER [--title TITLE] [--json]',
  summary: 'makes a pack of questions of another program, and lists what was dropped and why',
  run(context) {
    const options = { output: { type: 'string', short: 'o' }, title: { type: 'string' } } as const;
    const { values, words } = readArguments(context.args, options, ['moodle|gift|qti', 'FILE…']);
    const [form = '', ...files] = words;
    const { output: folder, title = 'Imported questions' } = values;
    const read = Object.hasOwn(READERS, form) ? READERS[form] : undefined;
    if (!read) throw new UsageError(`expected moodle, gift or qti, got ${form}`);
    if (folder === undefined) throw new UsageError('expected -o FOLDER, got nothing');
    const id = basename(folder);
    if (!/^[a-z][a-z0-9-]{0,60}$/.test(id))
      throw new UsageError(`-o: expected a folder with a name such as my-questions, got ${id}`);
    if (existsSync(folder) && readdirSync(folder).length > 0)
      throw new AppError('import', `${folder}: expected a new folder, there is something in it`);
    const found = files.map((file) => readOne(context, file, read));
    const questions = found.flatMap((one) => one?.questions ?? []);
    const dropped = found.flatMap((one) => one?.dropped ?? []);
    if (found.includes(undefined) || questions.length === 0) {
      tell(context, dropped);
      if (!found.includes(undefined))
        context.complain(`${files.join(', ')}: there is no question that can be read`);
      return 1;
    }
    const pack = packOfQuestions(id, title, questions);
    mkdirSync(folder, { recursive: true });
    for (const { path, text } of pack.files)
      writeFileSync(join(folder, path), text, { flag: 'wx' });
    const all = [...dropped, ...pack.dropped];
    if (values.json)
      context.print(
        JSON.stringify({ folder, id, exercises: questions.length, dropped: all }, null, 2),
      );
    else {
      tell(context, all);
      context.print(
        `${folder}: ${questions.length} exercises; next: chainrule pack validate ${folder}`,
      );
    }
    return 0;
  },
};

/** What was dropped goes to stdout: it is the report, no fault. */
function tell({ print }: CommandContext, dropped: readonly Dropped[]): void {
  for (const { where, what, why } of dropped) print(`dropped (${where}): ${what}; ${why}`);
}

/** A refusal is told on stderr with its place, and nothing comes back. */
function readOne(
  { complain }: CommandContext,
  file: string,
  read: (source: string) => Imported,
): Imported | undefined {
  try {
    const { questions, dropped } = read(textOf(file));
    const named = dropped.map((one) => ({ ...one, where: `${basename(file)}, ${one.where}` }));
    return { questions, dropped: named };
  } catch (thrown) {
    if (!(thrown instanceof ImportRefusal)) throw thrown;
    complain(`${file}:${thrown.line}:${thrown.column}: ${thrown.message}`);
    return undefined;
  }
}

/** Errors: AppError when there is no text in UTF-8 of a size that is read. */
function textOf(file: string): string {
  try {
    if (statSync(file).size <= 4 * LARGEST_IMPORT)
      return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (thrown) {
    throw new AppError('import', `${file}: expected a text in UTF-8 (${messageOf(thrown)})`);
  }
  throw new AppError('import', `${file}: expected at most ${LARGEST_IMPORT / 1_000_000} MB`);
}
