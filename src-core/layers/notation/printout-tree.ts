import { ModelTextError } from '../model-builder.ts';
import type { Place } from '../model-builder.ts';
import { placeAt } from './python-values.ts';

/** One module of a printout: its class, what stands in its brackets, and the modules inside. */
export interface PrintedModule {
  className: string;
  /** Name of it in the module around: `0`, `conv1`. */
  name: string;
  /** Arguments as text, and where they begin. */
  args: string;
  argsPlace: Place;
  children: readonly PrintedModule[];
  place: Place;
}

const MAX_LENGTH = 1_000_000;
const MAX_DEPTH = 60;
const CHILD = /\(([\w.-]+)\):[ \t]+(?:(\d+) x )?([A-Za-z_][\w.]*)\(/y;
const START: Place = { line: 1, column: 1 };

/**
 * The tree behind a printed module, copied with the prompts of Python before it or not. `(0-2): 3 x ReLU()` becomes
 * three children.
 *
 * Errors: ModelTextError for brackets that do not match and for texts past a million letters.
 */
export function parsePrintout(text: string): PrintedModule {
  if (text.length > MAX_LENGTH)
    throw new ModelTextError(START, `A printout of more than ${MAX_LENGTH} letters is not read.`);
  const root = /^(?:(?:>>>|\.\.\.|In \[\d+\]:).*\n|Out\[\d+\]:|\s)*([A-Za-z_][\w.]*)\(/.exec(text);
  if (!root)
    throw new ModelTextError(START, 'A printout begins with a class, such as Sequential(.');
  const at = root[0].length - (root[1] as string).length - 1;
  const reader = new PrintoutReader(text);
  const module = reader.body(root[1] as string, '', at, root[0].length, 0);
  const rest = text.slice(reader.at);
  const stray = rest.search(/\S/);
  if (stray >= 0)
    throw new ModelTextError(
      placeAt(text, reader.at + stray, START),
      'The printout is over here, but more follows.',
    );
  return module;
}

class PrintoutReader {
  at = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** What stands between the brackets of a class; `from` is the place after the opening one. */
  body(
    className: string,
    name: string,
    classAt: number,
    from: number,
    depth: number,
  ): PrintedModule {
    const place = this.#place(classAt);
    if (depth > MAX_DEPTH) throw new ModelTextError(place, 'Modules are nested too deeply.');
    this.at = from;
    const argsEnd = this.#endOfArguments(place);
    const module = {
      ...{ className, name, place, args: this.#text.slice(from, argsEnd) },
      argsPlace: this.#place(from),
    };
    this.at = argsEnd;
    const children: PrintedModule[] = [];
    for (;;) {
      this.#skipSpace();
      if (this.#text[this.at] === ')') {
        this.at++;
        return { ...module, children };
      }
      children.push(...this.#child(depth, place));
    }
  }

  #child(depth: number, within: Place): PrintedModule[] {
    CHILD.lastIndex = this.at;
    const match = CHILD.exec(this.#text);
    if (!match) {
      const isOver = this.at >= this.#text.length;
      throw new ModelTextError(
        isOver ? within : this.#place(this.at),
        isOver
          ? 'The bracket opened here is never closed.'
          : 'Here a line such as (0): ReLU() belongs.',
      );
    }
    const [whole, name = '', times, className = ''] = match;
    const classAt = this.at + whole.length - className.length - 1;
    const child = this.body(className, name, classAt, this.at + whole.length, depth + 1);
    const count = Math.min(Number(times ?? 1), 2_000);
    const first = Number.parseInt(name, 10);
    return Array.from({ length: count }, (_, i) =>
      times === undefined ? child : { ...child, name: `${first + i}` },
    );
  }

  /** Where the arguments end: at the bracket that closes them, or before the first child. */
  #endOfArguments(place: Place): number {
    let depth = 0;
    for (let at = this.at; at < this.#text.length; at++) {
      const letter = this.#text[at];
      if (letter === '(') {
        CHILD.lastIndex = at;
        if (depth === 0 && CHILD.test(this.#text)) return at;
        depth++;
      } else if (letter === ')' && depth-- === 0) return at;
    }
    throw new ModelTextError(place, 'The bracket opened here is never closed.');
  }

  #skipSpace(): void {
    while (/\s/.test(this.#text[this.at] ?? '')) this.at++;
  }

  #place(at: number): Place {
    return placeAt(this.#text, at, START);
  }
}
