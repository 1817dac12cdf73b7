import type { Exercise } from '../exercise.ts';
import { Formula } from '../language/formula.ts';
import { childrenOf } from '../language/syntax.ts';
import type { Syntax } from '../language/syntax.ts';
import { syntaxToWords } from '../language/syntax-words.ts';
import { Template } from '../language/template.ts';
import type { ViewSpec } from '../view/view-kinds.ts';
import { namesIn } from './formula-parts.ts';

/** What a derivation must not tell as long as the answers are open. */
export interface Secrets {
  /** Neither the value nor the formula of this name may be told. */
  hidesName(name: string): boolean;
  /** How this is computed would tell how an answer is, or what it is. */
  hidesFormula(tree: Syntax, name?: string): boolean;
}

/** Nothing is secret: the answers are known. */
export const NO_SECRETS: Secrets = { hidesName: () => false, hidesFormula: () => false };

/**
 * The secrets of an exercise. An answer *needs* every name that it can be traced to. The text *tells*
 * a name that stands in a hole of its own in the statement or a prompt, perhaps as a decimal, and the picture one that is
 * a size in it. A name is secret when it is not told, and an answer needs it or it is computed from a
 * secret one. Formulas are
 * hidden where they name a secret, belong to a `let` that an answer needs, or repeat an answer's
 * formula or one of its calls.
 */
export function secretsOf({ parts, statement, parameters, lets, view }: Exercise): Secrets {
  const answers = parts.flatMap(({ spec }) => formulasIn(spec));
  const needed = new Set<string>();
  const computations = new Set<string>();
  const need = (tree: Syntax): void => {
    for (const one of [tree, ...callsIn(tree)])
      if (one.kind !== 'name' && one.kind !== 'literal') computations.add(syntaxToWords(one));
    for (const { name } of namesIn(tree)) {
      const formula = lets.get(name);
      // Other names stand for the learner's own answer.
      if (needed.has(name) || (!formula && !parameters.has(name))) continue;
      needed.add(name);
      if (formula) need(formula.tree);
    }
  };
  for (const answer of answers) need(answer);

  const texts = [statement, ...parts.map(({ prompt }) => prompt)];
  const shown = [
    ...texts.flatMap((text) => text.formulas().map(({ formula }) => formula.tree)),
    // What waits for the answers tells nothing before.
    ...formulasIn(isWaiting(view) ? undefined : view).flatMap((tree) =>
      tree.kind === 'list' ? tree.items : [tree],
    ),
  ];
  const told = new Set(shown.flatMap((tree) => nameShownBy(tree) ?? []));
  const known = new Map<string, boolean>();
  const hidesName = (name: string): boolean => {
    const before = known.get(name);
    if (before !== undefined) return before;
    // A let that depends on itself has no value anyway.
    known.set(name, true);
    const formula = lets.get(name);
    const isSecret =
      !told.has(name) && (needed.has(name) || (formula !== undefined && namesSecret(formula.tree)));
    known.set(name, isSecret);
    return isSecret;
  };
  const namesSecret = (tree: Syntax): boolean => namesIn(tree).some(({ name }) => hidesName(name));
  return {
    hidesName,
    hidesFormula: (tree, name) =>
      (name !== undefined && needed.has(name)) ||
      namesSecret(tree) ||
      subtreesOf(tree).some((one) => computations.has(syntaxToWords(one))),
  };
}

/** What writes a value and leaves it what it is. */
const WRITERS = new Set(['decimal', 'text', 'latex', 'math', 'display', 'python', 'join']);

/** The name whose value stands in a text by itself, in whatever form. */
function nameShownBy(tree: Syntax): string | undefined {
  if (tree.kind === 'name') return tree.name;
  const [first] = tree.kind === 'call' && WRITERS.has(tree.name) ? tree.positional : [];
  return first && nameShownBy(first);
}

function subtreesOf(tree: Syntax): Syntax[] {
  return [tree, ...childrenOf(tree).flatMap(subtreesOf)];
}

const callsIn = (tree: Syntax): Syntax[] => subtreesOf(tree).filter(({ kind }) => kind === 'call');

/** Texts of a part that are shown, and mistakes: what they compute is no answer. */
const NO_ANSWERS = new Set(['misreadings', 'say', 'text']);

/** Whether a picture is held back until the answers are in. */
function isWaiting(view: ViewSpec | undefined): boolean {
  return view !== undefined && 'waits' in view && view.waits === true;
}

/** The formulas in a part's front matter that make its answer. */
function formulasIn(value: unknown): Syntax[] {
  if (value instanceof Formula) return [value.tree];
  if (value instanceof Template) return value.formulas().map(({ formula }) => formula.tree);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) =>
    NO_ANSWERS.has(key) ? [] : formulasIn(item),
  );
}
