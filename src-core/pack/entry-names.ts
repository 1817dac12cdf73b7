import { LIMITS } from './limits.ts';
import { PackRefusal, shownName } from './refusal.ts';

export const MANIFEST = 'pack.json';
export const SIGNATURE = 'signature.json';
export const ASSIGNMENT = 'assignment.json';

/** The file of a pack folder that says what is to be handed in. */
export const ASSIGNMENT_FILE = 'assignment.yaml';

/** What an entry of a pack file is. */
export type EntryKind = 'manifest' | 'signature' | 'assignment' | 'exercise' | 'primer' | 'picture';

/** What a picture is named in a pack, and how texts name it. */
export const PICTURE = /^pictures\/[a-z0-9][a-z0-9-]{0,60}\.(?:png|jpg|jpeg|gif|webp|svg)$/;

const KINDS: readonly [EntryKind, RegExp][] = [
  ['manifest', /^pack\.json$/],
  ['signature', /^signature\.json$/],
  ['assignment', /^assignment\.json$/],
  ['exercise', /^exercises\/[a-z][a-z0-9-]{0,60}\.json$/],
  ['primer', /^primers\/[a-z][a-z0-9-]{0,60}\.json$/],
  ['picture', PICTURE],
];

/** Names that Windows keeps for devices, whatever their ending; superscript digits count there, too. */
const DEVICE = /^(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])$/iu;

/** What would be wrong with a name on one system or another, in the order in which it is told. */
const FAULTS: readonly [RegExp, string][] = [
  [/^$/u, 'is empty'],
  [/[\p{Cc}\p{Zl}\p{Zp}]/u, 'holds a control character'],
  [
    /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/u,
    'holds a character that turns the direction of writing',
  ],
  [/\\/u, 'holds a backslash'],
  [/^\//u, 'starts at the root of the disk'],
  [/^[a-z]:/iu, 'names a drive'],
  [/(?:^|\/)\.\.?(?:\/|$)/u, 'leaves its folder with “.” or “..”'],
  [/\/\/|\/$/u, 'names a folder, not a file'],
  [/:/u, 'holds a colon'],
  [/[. ](?:\/|$)/u, 'has a part that ends with a dot or a space'],
];

/**
 * What the entry of this name is. The rules are the same on every system.
 *
 * Errors: PackRefusal for a name that no pack has.
 */
export function entryKind(name: string): EntryKind {
  const fault = FAULTS.find(([pattern]) => pattern.test(name))?.[1] ?? partsFault(name);
  if (fault) throw new PackRefusal('entry-name', `the name of a file ${fault}`, { entry: name });
  const kind = KINDS.find(([, pattern]) => pattern.test(name))?.[0];
  if (kind) return kind;
  throw new PackRefusal('entry-unknown', `“${shownName(name)}” is no file of a pack`, {
    entry: name,
  });
}

function partsFault(name: string): string | undefined {
  const parts = name.split('/');
  if (parts.length > LIMITS.nameDepth) return `goes more than ${LIMITS.nameDepth} folders deep`;
  if (parts.some((part) => DEVICE.test(part.split('.')[0] ?? '')))
    return 'is kept for a device on some systems';
  return undefined;
}

/**
 * Checks that no two names would be one file on some system: equal, or equal but for case or Unicode form.
 *
 * Errors: PackRefusal naming both.
 */
export function checkDistinct(names: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const name of names) {
    const key = foldedName(name);
    const earlier = seen.get(key);
    if (earlier === name)
      throw new PackRefusal('entry-twice', 'this file is there twice', { entry: name });
    if (earlier !== undefined) {
      const message = `“${shownName(earlier)}” and “${shownName(name)}” are the same file on some systems`;
      throw new PackRefusal('entry-twice', message, { entry: name });
    }
    seen.set(key, name);
  }
}

/** Upper before lower case: so “ß” and “ss” fall together, as full case folding asks. */
const foldedName = (name: string): string =>
  name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
