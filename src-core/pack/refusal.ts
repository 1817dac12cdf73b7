import { AppError } from '#core/errors.ts';

/** Why a pack file is not taken; the names are stable. */
export type RefusalCode =
  | 'zip-structure'
  | 'zip-feature'
  | 'zip-overlap'
  | 'zip-local-header'
  | 'zip-checksum'
  | 'entry-name'
  | 'entry-kind'
  | 'entry-twice'
  | 'entry-unknown'
  | 'entry-missing'
  | 'entry-changed'
  | 'limit'
  | 'json'
  | 'json-key'
  | 'json-number'
  | 'json-depth'
  | 'text-encoding'
  | 'manifest'
  | 'assignment'
  | 'format'
  | 'exercise'
  | 'outline'
  | 'picture'
  | 'svg'
  | 'signature';

/** Where in a pack file something is wrong. */
export interface RefusalPlace {
  entry?: string;
  line?: number;
  column?: number;
}

/** A pack file is not what it has to be. The message is one sentence that makes sense without the place. */
export class PackRefusal extends AppError {
  declare readonly code: RefusalCode;
  readonly place: RefusalPlace;

  constructor(code: RefusalCode, message: string, place: RefusalPlace = {}) {
    super(code, message);
    this.place = place;
  }
}

/** A refusal as one line: `exercises/one.json:3:5: message`. */
export function refusalLine({ message, place: { entry, line, column } }: PackRefusal): string {
  return [entry && shownName(entry), line, column, ` ${message}`]
    .filter((part) => part !== undefined)
    .join(':')
    .trim();
}

const SHOWN_LENGTH = 80;

/** A name from a stranger as a text that can do nothing: control and direction characters are written as escapes. */
export function shownName(name: string): string {
  const plain = name.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return `\\u{${code.toString(16)}}`;
  });
  return plain.length > SHOWN_LENGTH ? `${plain.slice(0, SHOWN_LENGTH)}…` : plain;
}
