import type { Violation } from './import-rules.ts';

/** Folders of one machine or one person, which mean nothing to anybody else. */
const MACHINE_PATH =
  /(?<![\w.~$}*-])\/(?:work|farm|root|home\/\w+|Users\/\w+|tmp\/\w)(?=[/\w.-]*)/g;

/** Every place in a file that names a folder of the machine it was written on. */
export function checkMachinePaths(file: string, text: string): Violation[] {
  return text.split('\n').flatMap((line, index) =>
    [...line.matchAll(MACHINE_PATH)].map(([path]) => ({
      file,
      line: index + 1,
      message: `${path}: a path of one machine does not belong here`,
    })),
  );
}
