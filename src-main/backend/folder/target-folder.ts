import { existsSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { AppError } from '#core/errors.ts';

const NAME = 'chainrule';

/**
 * Where the data go when a learner chooses a folder: that folder while it is empty, else a new one called `chainrule` in
 * it. It is not made yet.
 *
 * Errors: AppError `data-folder` with a sentence, as for a folder that is not there or already holds answers.
 */
export function targetFolder(chosen: string, from: string, home = homedir()): string {
  const typed = chosen === '~' || chosen.startsWith(`~${sep}`) ? home + chosen.slice(1) : chosen;
  if (!isAbsolute(typed)) throw refuse(`Give the whole path of a folder, such as ${home}.`);
  const into = resolve(typed);
  if (!isFolder(into)) throw refuse(`There is no folder ${into}.`);
  const within = relative(from, into);
  if (within === '' || (!within.startsWith('..') && !isAbsolute(within)))
    throw refuse(`Your answers already lie in ${from}. Choose a folder outside of it.`);
  if (holdsAnswers(into) || holdsAnswers(join(into, NAME)))
    throw refuse(`${into} already holds answers of Chainrule. Choose another folder.`);
  if (readdirSync(into).length === 0) return into;
  const target = join(into, NAME);
  if (existsSync(target)) throw refuse(`${target} is already there. Choose another folder.`);
  return target;
}

const holdsAnswers = (folder: string): boolean => existsSync(join(folder, 'chainrule.db'));

const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

const refuse = (sentence: string): AppError => new AppError('data-folder', sentence);
