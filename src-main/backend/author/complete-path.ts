import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, sep } from 'node:path';

const MOST = 30;

/** Folders whose paths begin so, sorted; `~` is the home folder. What cannot be looked into has none. */
export function completePath(begin: string, home = homedir()): string[] {
  const typed = begin === '~' || begin.startsWith(`~${sep}`) ? home + begin.slice(1) : begin;
  if (typed === '') return [];
  const isInside = typed.endsWith(sep);
  const parent = isInside ? typed : dirname(typed);
  const start = isInside ? '' : basename(typed).toLowerCase();
  try {
    return readdirSync(parent, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
      .map(({ name }) => name)
      .filter((name) => name.toLowerCase().startsWith(start))
      .filter((name) => start.startsWith('.') || !name.startsWith('.'))
      .sort()
      .slice(0, MOST)
      .map((name) => join(parent, name));
  } catch {
    return [];
  }
}
