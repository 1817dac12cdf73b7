/** Which names a formula may use, and what a typed word stands for among them. */
import type { SymbolKind } from './domain.ts';
import { functionNames, functionSpec, namesThatNeed } from './functions.ts';
import type { FunctionSpec } from './functions.ts';
import { compactName, nameParts, plainName } from './symbol-name.ts';

/** What a word stands for: symbols and constants to be multiplied, perhaps with a function at the end. */
type WordMeaning = readonly (string | FunctionSpec)[];

/** What one exercise lets a formula use. */
export interface NameOptions {
  /** Without them every word is a symbol of its own. */
  readonly symbols?: readonly string[] | undefined;
  /** All that make sense for its kinds of symbols, by default. */
  readonly functions?: readonly string[] | undefined;
  /** Symbols that are no plain numbers. */
  readonly kinds?: Readonly<Record<string, SymbolKind>> | undefined;
  /** Indices of sums and products in this formula. */
  readonly indices?: readonly string[] | undefined;
}

/** The symbols and functions of one exercise. */
export class KnownNames {
  readonly #declared: readonly string[] | undefined;
  readonly #functions: ReadonlySet<string>;
  readonly #kinds: ReadonlyMap<string, SymbolKind>;
  readonly #byParts = new Map<string, string>();
  readonly #byCompact = new Map<string, string | undefined>();

  constructor({ symbols, functions, kinds = {}, indices = [] }: NameOptions) {
    this.#declared = symbols;
    this.#kinds = new Map(Object.entries(kinds));
    const offered = functions ?? [
      ...functionNames,
      ...(this.hasArrays ? namesThatNeed('array') : []),
      ...(this.#has('random') ? namesThatNeed('random') : []),
    ];
    this.#functions = new Set(offered.map((name) => functionSpec(name)?.name ?? name));
    for (const name of symbols ?? []) {
      const compact = compactName(name);
      this.#byParts.set(partsKey(name), name);
      this.#byCompact.set(compact, this.#byCompact.has(compact) ? undefined : name);
    }
    for (const index of indices) {
      if (this.symbol(index) === undefined) this.#byCompact.set(compactName(index), index);
    }
  }

  /** Whether vectors or matrices are declared, so that ᵀ and ‖ are theirs. */
  get hasArrays(): boolean {
    return this.#has('vector') || this.#has('matrix');
  }

  kindOf(name: string): SymbolKind {
    return this.#kinds.get(name) ?? 'scalar';
  }

  #has(kind: SymbolKind): boolean {
    return [...this.#kinds.values()].includes(kind);
  }

  /** The declared symbol that a spelling names: `w_{1,0}`, `w[1,0]` and `w10` all name `w10`. */
  symbol(spelling: string): string | undefined {
    return this.#byParts.get(partsKey(spelling)) ?? this.#byCompact.get(compactName(spelling));
  }

  /** What a word means, or undefined. `beforeBracket` tells that `(` follows, so that it may be a function. */
  meaning(word: string, beforeBracket: boolean): WordMeaning | undefined {
    const declared = this.symbol(word);
    if (declared !== undefined) return [declared];
    const spec = this.#function(word, beforeBracket);
    if (spec) return [spec];
    if (!this.#declared) return [plainName(word)];
    return this.#split(compactName(word), beforeBracket);
  }

  /** Whether `w[1,0]` is one name: it is when declared, or when nothing is declared and the index is of digits. */
  isIndexed(word: string, index: string): boolean {
    if (this.#declared) return this.symbol(`${word}[${index}]`) !== undefined;
    return /^[\d,\s]+$/.test(index) && !this.#function(word, true);
  }

  /** The sentences for a word that means nothing here. */
  explain(word: string, beforeBracket: boolean): string {
    const declared = this.#declared ?? [];
    const name = `\`${word}\``;
    const functions = `Functions: ${shortened([...this.#functions])}.`;
    if (functionSpec(word)) return `${name} is not used here. ${functions}`;
    const digits = /^(.*?)(\d+)$/u.exec(word);
    if (digits && this.meaning(digits[1] as string, false)) {
      return `${name} is not one of the symbols here. Write ${digits[1]}*${digits[2]} or ${digits[1]}^${digits[2]}.`;
    }
    if (beforeBracket && [...word].length > 1) {
      return `${name} is not a function here. ${functions}`;
    }
    const twin = declared.find((other) => other.toLowerCase() === word.toLowerCase());
    const hint = twin === undefined ? '' : `. Capital letters count: \`${twin}\``;
    if (declared.length === 0) return `${name} is not known here: the answer has no symbols.`;
    return `${name} is not one of the symbols here: ${shortened(declared)}${hint}`;
  }

  #function(word: string, beforeBracket: boolean): FunctionSpec | undefined {
    const compact = compactName(word);
    // H is a height wherever no bracket follows.
    if (compact === 'H' && !(this.#declared && beforeBracket)) return undefined;
    const spec =
      functionSpec(compact) ?? (beforeBracket ? functionSpec(compact.toLowerCase()) : undefined);
    if (spec && this.#functions.has(spec.name)) return spec;
    // E_q[…]: the distribution that is averaged over belongs to the name.
    const { base, subscript } = nameParts(word);
    const operator = functionSpec(base);
    const distribution = subscript.join('').replaceAll(/[^\p{L}\d]/gu, '');
    if (operator?.needs !== 'random' || !this.#functions.has(operator.name)) return undefined;
    return distribution === ''
      ? undefined
      : { ...operator, name: `${operator.name}_${distribution}` };
  }

  // `kr` → k · r, the longest first name that leaves a rest which can be split too; `ksqrt(` ends in a function.
  #split(word: string, beforeBracket: boolean): WordMeaning | undefined {
    const splits: (WordMeaning | undefined)[] = [];
    splits[word.length] = [];
    for (let start = word.length - 1; start >= 0; start--) {
      for (let end = Math.min(word.length, start + 32); end > start && !splits[start]; end--) {
        const rest = splits[end];
        const name = rest && this.#partOf(word.slice(start, end));
        if (name) splits[start] = [name, ...rest];
      }
      const spec = beforeBracket ? this.#function(word.slice(start), false) : undefined;
      if (spec) splits[start] ??= [spec];
    }
    return splits[0];
  }

  #partOf(part: string): string | FunctionSpec | undefined {
    return this.#byCompact.get(part) ?? (part === 'π' ? this.#function(part, false) : undefined);
  }
}

/** By the list of symbols itself: every cell of a matrix is read with the same one. */
const knownBySymbols = new WeakMap<readonly string[], KnownNames>();

/** The names of these options, made once for a list of symbols that are plain numbers. */
export function knownNames(options: NameOptions): KnownNames {
  const { symbols, functions, kinds = {}, indices } = options;
  const isPlain = !functions && !indices && Object.keys(kinds).length === 0;
  if (!symbols || !isPlain) return new KnownNames(options);
  const known = knownBySymbols.get(symbols) ?? new KnownNames(options);
  knownBySymbols.set(symbols, known);
  return known;
}

function partsKey(name: string): string {
  const { base, subscript } = nameParts(name);
  return [base, ...subscript].join(' ');
}

function shortened(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  return names.length <= 24 ? names.join(', ') : `${names.slice(0, 24).join(', ')}, …`;
}
