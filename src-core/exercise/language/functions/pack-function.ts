import { ArgumentError } from '#core/errors.ts';
import type { Rational } from '#core/symbolic/rational.ts';
import {
  asBoolean,
  asInteger,
  asList,
  asMatrix,
  asNumber,
  asRational,
  asText,
  asVector,
  isList,
} from '../value.ts';
import type { Value } from '../value.ts';

/** A function that formulas of packs may call, with the ways learners get it wrong. */
export interface PackFunction {
  /** As it is written: `convOut(size, kernel, stride = 1, padding = 0)`. */
  signature: string;
  /** What it yields, in a sentence. */
  docs: string;
  call(given: Arguments): Value;
  misreadings?: FunctionMisreading[];
}

/** The same function computed the way learners get it wrong. */
export interface FunctionMisreading {
  /** `op.what-happened`, such as `conv2d.kernel-turned`. */
  id: string;
  /** A few words. */
  title: string;
  /** What to tell the learner (Markdown). */
  say: string;
  /** Right in a convention that packs may choose, only not in this one. */
  convention?: true;
  call(given: Arguments): Value;
}

/** A parameter of a signature; without a default it must be given. */
export interface Parameter {
  name: string;
  fallback?: string;
}

/** The parameters of `f(a, b = 1)`. */
export function parametersOf(signature: string): Parameter[] {
  const inside = /\((.*)\)$/.exec(signature)?.[1] ?? '';
  if (inside.trim() === '') return [];
  return inside.split(/,(?![^[]*\])/).map((part) => {
    const [name = '', fallback] = part.split('=').map((piece) => piece.trim());
    return fallback === undefined ? { name } : { name, fallback };
  });
}

/** The arguments of one call by name, read as what the function takes. */
export class Arguments {
  readonly #who: string;
  readonly #values: ReadonlyMap<string, Value>;

  constructor(who: string, values: ReadonlyMap<string, Value>) {
    this.#who = who;
    this.#values = values;
  }

  value(name: string): Value {
    const value = this.#values.get(name);
    if (value === undefined) throw new ArgumentError(this.#who, `the argument ${name}`, 'none');
    return value;
  }

  integer(name: string): number {
    return asInteger(this.value(name), this.#label(name));
  }

  rational(name: string): Rational {
    return asRational(this.value(name), this.#label(name));
  }

  number(name: string): number {
    return asNumber(this.value(name), this.#label(name));
  }

  text(name: string): string {
    return asText(this.value(name), this.#label(name));
  }

  boolean(name: string): boolean {
    return asBoolean(this.value(name), this.#label(name));
  }

  list(name: string): readonly Value[] {
    return asList(this.value(name), this.#label(name));
  }

  vector(name: string): Rational[] {
    return asVector(this.value(name), this.#label(name));
  }

  matrix(name: string): Rational[][] {
    return asMatrix(this.value(name), this.#label(name));
  }

  /** Two sizes: `[3, 2]`, or one number for both axes. */
  pair(name: string): [number, number] {
    const value = this.value(name);
    if (!isList(value)) return [this.integer(name), this.integer(name)];
    if (value.length !== 2) {
      throw new ArgumentError(this.#label(name), 'one number or two', `${value.length}`);
    }
    const [first, second] = value.map((item) => asInteger(item, this.#label(name)));
    return [first as number, second as number];
  }

  /** The same arguments with some replaced. */
  with(changes: Record<string, Value>): Arguments {
    return new Arguments(this.#who, new Map([...this.#values, ...Object.entries(changes)]));
  }

  #label(name: string): string {
    return `${this.#who}, ${name}`;
  }
}
