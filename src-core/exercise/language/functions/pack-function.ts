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
  /** The function with this misreading on top of another one of it; none where both cannot be made. */
  on?(other: FunctionMisreading): ((given: Arguments) => Value) | undefined;
}

/** A misreading in one line. */
export function misreading(
  id: string,
  title: string,
  say: string,
  call: (given: Arguments) => Value,
): FunctionMisreading {
  return { id, title, say, call };
}

/** A parameter of a signature: it must be given unless it has a default or is optional, as `dim?` is. */
export interface Parameter {
  name: string;
  fallback?: string;
  isOptional?: boolean;
}

/** The parameters of `f(a, b = 1, c?)`. */
export function parametersOf(signature: string): Parameter[] {
  const inside = /\((.*)\)$/.exec(signature)?.[1] ?? '';
  if (inside.trim() === '') return [];
  return inside.split(/,(?![^[]*\])/).map((part) => {
    const [name = '', fallback] = part.split('=').map((piece) => piece.trim());
    if (fallback !== undefined) return { name, fallback };
    return name.endsWith('?') ? { name: name.slice(0, -1), isOptional: true } : { name };
  });
}

/** Calls a function by its name. */
export type Apply = (name: string, values: readonly Value[]) => Value;

/** The arguments of one call by name, read as what the function takes. */
export class Arguments {
  readonly #who: string;
  readonly #values: ReadonlyMap<string, Value>;
  readonly #apply: Apply | undefined;

  constructor(who: string, values: ReadonlyMap<string, Value>, apply?: Apply) {
    this.#who = who;
    this.#values = values;
    this.#apply = apply;
  }

  /** The function that the argument names, of these values. Errors: AppError when there is none. */
  apply(name: string, ...values: Value[]): Value {
    if (!this.#apply) throw new ArgumentError(this.#who, 'a formula around it', 'none');
    return this.#apply(this.text(name), values);
  }

  value(name: string): Value {
    const value = this.#values.get(name);
    if (value === undefined) throw new ArgumentError(this.#who, `the argument ${name}`, 'none');
    return value;
  }

  /** Whether an optional argument is there. */
  has(name: string): boolean {
    return this.#values.has(name);
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
    const values = new Map([...this.#values, ...Object.entries(changes)]);
    return new Arguments(this.#who, values, this.#apply);
  }

  /** The same arguments without one that may be left out. */
  without(name: string): Arguments {
    const values = new Map([...this.#values].filter(([one]) => one !== name));
    return new Arguments(this.#who, values, this.#apply);
  }

  #label(name: string): string {
    return `${this.#who}, ${name}`;
  }
}
