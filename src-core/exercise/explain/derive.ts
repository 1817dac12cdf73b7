import { AppError } from '#core/errors.ts';
import type { Evaluator } from '../language/evaluator.ts';
import type { Formula } from '../language/formula.ts';
import { functions } from '../language/functions/index.ts';
import { parametersOf } from '../language/functions/pack-function.ts';
import { parseFormula } from '../language/parse-formula.ts';
import { childrenOf } from '../language/syntax.ts';
import type { Syntax } from '../language/syntax.ts';
import { syntaxToWords } from '../language/syntax-words.ts';
import type { Value } from '../language/value.ts';
import type { Derivation, Written } from './derivation.ts';
import { namesIn, NO_ITEMS, partsOf } from './formula-parts.ts';
import type { Items } from './formula-parts.ts';
import type { Secrets } from './secrets.ts';
import { writtenTree, writtenValue, writtenWords } from './written.ts';

const MAX_NODES = 60;
const MAX_DEPTH = 10;

/** What a derivation is made from. */
export interface Source {
  evaluator: Evaluator;
  lets: ReadonlyMap<string, Formula>;
  /** Where the value of a parameter comes from; none for other names. */
  originOf(name: string): Pick<Derivation, 'origin' | 'note'> | undefined;
  /** The learner's answer by the names it has in formulas. */
  locals: Readonly<Record<string, Value>>;
  secrets: Secrets;
  /** Whether the learner is sure to have read the text, which then tells the value itself. */
  isRead: boolean;
}

const WITHHELD = {
  origin: 'withheld',
  note: 'It would tell an answer, so it opens once this is solved.',
} as const;
const MISREAD = 'The formula computed the way learners get it wrong.';
const YOURS = { origin: 'answer', note: 'from your answer' } as const;

/** Walks from a formula to what was drawn; a `let` that is met twice is taken apart once. */
export class Deriver {
  readonly #source: Source;
  readonly #met = new Set<string>();
  #nodes = 0;

  constructor(source: Source) {
    this.#source = source;
  }

  /** The number that a formula in a text stands for. A text that was read tells its value; how it is made may be secret. */
  root({ tree }: Formula): Derivation {
    if (tree.kind === 'name') return this.#name(tree.name, NO_ITEMS, 0);
    const value = this.#written(tree);
    if (this.#source.secrets.hidesFormula(tree))
      return {
        ...WITHHELD,
        what: (this.#source.isRead && value) || writtenWords('this number'),
        from: [],
      };
    if (tree.kind === 'call') return this.#call(tree, NO_ITEMS, 0);
    return this.#grow({ origin: 'formula', what: writtenTree(tree), value, from: [] }, tree, 0);
  }

  /** Adds what the formula uses. */
  #grow(node: Derivation, tree: Syntax, depth: number, items = NO_ITEMS): Derivation {
    const from: Derivation[] = [];
    for (const part of partsOf(tree, items, (test) => this.#evaluate(test))) {
      if (depth === MAX_DEPTH || ++this.#nodes > MAX_NODES) return { ...node, from, isCut: true };
      from.push(
        part.tree.kind === 'call'
          ? this.#call(part.tree, part.items, depth + 1)
          : this.#name(part.tree.name, part.items, depth + 1),
      );
    }
    return { ...node, from };
  }

  #name(name: string, items: Items, depth: number): Derivation {
    const { secrets, lets, locals, originOf, isRead } = this.#source;
    const tree: Syntax = { kind: 'name', name, at: 0 };
    const what = name === 'given' ? writtenWords('your answer') : writtenTree(tree);
    const list = items.get(name);
    if (list) return { origin: 'item', what, note: `each of ${syntaxToWords(list)}`, from: [] };
    // The learner's own answers are no secret to the learner.
    if (Object.hasOwn(locals, name))
      return { ...YOURS, what, value: this.#written(tree), from: [] };
    // What stands in a text by itself is told by it.
    const isUntold = (depth > 0 || !isRead) && secrets.hidesName(name);
    const value = isUntold ? undefined : this.#written(tree);
    const parameter = originOf(name);
    const formula = lets.get(name);
    if (parameter) return { ...parameter, what, value, from: [] };
    if (!formula) return { ...YOURS, what, value, from: [] };
    if (secrets.hidesFormula(formula.tree, name)) return { ...WITHHELD, what, value, from: [] };
    const written = { ...writtenTree(formula.tree), source: formula.source };
    const node: Derivation = { origin: 'let', what, formula: written, value, from: [] };
    if (this.#met.has(name)) return node;
    this.#met.add(name);
    // A let that is one call says itself what the function yields.
    if (formula.tree.kind === 'call')
      return {
        ...this.#call(formula.tree, NO_ITEMS, depth),
        origin: 'let',
        what,
        formula: written,
      };
    return this.#grow(node, formula.tree, depth);
  }

  #call(tree: Syntax & { kind: 'call' }, items: Items, depth: number): Derivation {
    const changes = namesIn(tree).some(({ name }) => items.has(name));
    const called = functions.get(tree.name);
    const isMisread = tree.name === 'misread';
    const given = called && !changes ? this.#givenTo(tree, called.signature) : [];
    const node: Derivation = {
      origin: 'function',
      what: writtenTree(tree),
      ...(!changes && { value: this.#written(tree) }),
      ...(given.length > 0 && { given }),
      note: called?.docs ?? (isMisread ? MISREAD : 'A function of this exercise.'),
      from: [],
    };
    // Inside `misread` other rules hold: what is computed there is not shown by the right ones.
    const uses = called ? childrenOf(tree) : namesIn(tree);
    return this.#grow(node, { kind: 'list', items: uses, at: tree.at }, depth, items);
  }

  /** Every argument of a call, those with a default too. */
  #givenTo(tree: Syntax & { kind: 'call' }, signature: string) {
    return parametersOf(signature).flatMap(({ name, fallback }, index) => {
      const argument =
        tree.positional[index] ?? tree.named.get(name) ?? (fallback && parseFormula(fallback));
      const value = argument ? this.#written(argument) : undefined;
      return value ? [{ name, value }] : [];
    });
  }

  #written(tree: Syntax): Written | undefined {
    const value = this.#evaluate(tree);
    return value === undefined ? undefined : writtenValue(value);
  }

  /** None where it cannot be computed, or no more under the budget. */
  #evaluate(tree: Syntax): Value | undefined {
    try {
      return this.#source.evaluator.evaluate({ tree }, this.#source.locals);
    } catch (thrown) {
      if (thrown instanceof AppError) return undefined;
      throw thrown;
    }
  }
}
