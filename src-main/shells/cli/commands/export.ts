import { AppError } from '#core/errors.ts';
import { draw, type Exercise, type Pack } from '#core/exercise/engine.ts';
import type { Dropped } from '#core/interop/question.ts';
import { staticQuestions } from '#core/interop/static-questions.ts';
import { writeAnki } from '#core/interop/write-anki.ts';
import { writeGift } from '#core/interop/write-gift.ts';
import { writeMoodle } from '#core/interop/write-moodle.ts';
import { writeNotebook } from '#core/interop/write-notebook.ts';
import { writeDurably } from '../../../pack-files/write-durably.ts';
import { UsageError } from '../../run-shell.ts';
import type { Command } from '../command.ts';
import { findExercise, findPack, loadPacks, type ListedPack } from '../load-packs.ts';
import { readArguments, wholeNumber } from '../read-arguments.ts';

/** What is exported, and how. */
interface Wanted {
  pack: Pack;
  listed: ListedPack;
  exercises: Exercise[];
  seeds: number[];
  framework: 'numpy' | 'torch';
}

type Written = { text: string; count: string; dropped: Dropped[] };

const WRITERS: Record<string, (wanted: Wanted) => Written> = {
  moodle: (wanted) => questionsOf(wanted, writeMoodle),
  gift: (wanted) => questionsOf(wanted, writeGift),
  jupyter({ pack, exercises, seeds, framework }) {
    const { text, dropped } = writeNotebook(pack, exercises, seeds, framework);
    return { text, count: `${exercises.length} exercises`, dropped };
  },
  anki({ listed }) {
    const primers = listed.primers.flatMap((id): [string, string][] => {
      const primer = listed.exercise(id);
      const pack = { ...listed, exercises: [], primers: [] };
      return primer ? [[id.replace('primers/', ''), draw(pack, primer, 0).statement]] : [];
    });
    const { text, notes } = writeAnki({ ...listed, primers: new Map(primers) });
    return { text, count: `${notes} notes`, dropped: [] };
  },
};

export const exportPack: Command = {
  name: 'export',
  usage:
    'moodle|gift|jupyter|anki PACK[/ID] -o FILE [--seeds N] [--torch] [--pack-dir DIR]… [--json]',
  summary:
    'writes draws of exercises, or definitions, for another program, and lists what was dropped and why',
  run(context) {
    const options = {
      output: { type: 'string', short: 'o' },
      seeds: { type: 'string', default: '1' },
      torch: { type: 'boolean', default: false },
      'pack-dir': { type: 'string', multiple: true },
    } as const;
    const { values, words } = readArguments(context.args, options, [
      'moodle|gift|jupyter|anki',
      'PACK[/ID]',
    ]);
    const [form = '', address = ''] = words;
    const write = Object.hasOwn(WRITERS, form) ? WRITERS[form] : undefined;
    if (!write) throw new UsageError(`expected moodle, gift, jupyter or anki, got ${form}`);
    if (values.output === undefined) throw new UsageError('expected -o FILE, got nothing');
    const count = wholeNumber('--seeds', values.seeds);
    if (count < 1 || count > 1000)
      throw new UsageError(`--seeds: expected 1 to 1000, got ${count}`);
    const packs = loadPacks(context, values['pack-dir']);
    const listed = findPack(packs, address.split('/')[0] ?? '');
    const ids = address.includes('/')
      ? [address.split('/')[1] ?? '']
      : listed.exercises.map(({ id }) => id);
    const exercises = ids.map((id) => findExercise(packs, `${listed.id}/${id}`)[1]);
    const {
      text,
      count: told,
      dropped,
    } = write({
      pack: { ...listed, exercises, primers: [] },
      ...{ listed, exercises },
      seeds: Array.from({ length: count }, (_, seed) => seed),
      framework: values.torch ? 'torch' : 'numpy',
    });
    try {
      writeDurably(values.output, Buffer.from(text, 'utf8'));
    } catch {
      throw new AppError('export', `${values.output}: the file cannot be written.`);
    }
    if (values.json) context.print(JSON.stringify({ file: values.output, dropped }, null, 2));
    else {
      for (const { where, what, why } of dropped)
        context.print(`dropped (${where}): ${what}; ${why}`);
      context.print(`${values.output}: ${told}`);
    }
    return 0;
  },
};

function questionsOf(
  { pack, exercises, seeds }: Wanted,
  write: (questions: Parameters<typeof writeMoodle>[0]) => string,
): Written {
  const all = exercises.flatMap((exercise) =>
    // Without numbers to draw all variants are the same.
    (exercise.parameters.size > 0 ? seeds : seeds.slice(0, 1)).map((seed) =>
      staticQuestions(pack, exercise, seed),
    ),
  );
  const questions = all.flatMap((one) => one.questions);
  const dropped = all.flatMap((one) => one.dropped);
  return { text: write(questions), count: `${questions.length} questions`, dropped };
}
