import { childrenOf, referencesOf } from '../language/syntax.ts';
import type { Syntax } from '../language/syntax.ts';
import { syntaxToWords } from '../language/syntax-words.ts';

type NameSyntax = Syntax & { kind: 'name' };
type CallSyntax = Syntax & { kind: 'call' };

/** The names that run through lists, each with its list. */
export type Items = ReadonlyMap<string, Syntax>;
export const NO_ITEMS: Items = new Map();

/** A name or a call in a formula, and the names that run through lists where it stands. */
export interface FormulaPart {
  tree: NameSyntax | CallSyntax;
  items: Items;
}

/**
 * The outermost names and calls that a value was computed from, each once, in reading order. Of a
 * conditional only the branch that was taken counts; `evaluate` tells which.
 */
export function partsOf(
  tree: Syntax,
  items: Items,
  evaluate: (test: Syntax) => unknown,
): FormulaPart[] {
  const found = new Map<string, FormulaPart>();
  const visit = (node: Syntax, known: Items): void => {
    if (node.kind === 'name' || node.kind === 'call') {
      const key = syntaxToWords(node);
      if (!found.has(key)) found.set(key, { tree: node, items: known });
    } else if (node.kind === 'conditional') {
      const holds = evaluate(node.test);
      visit(node.test, known);
      if (holds !== false) visit(node.then, known);
      if (holds !== true) visit(node.otherwise, known);
    } else if (node.kind === 'comprehension') {
      const inner = new Map([...known, [node.name, node.source] as const]);
      visit(node.source, known);
      visit(node.item, inner);
      if (node.test) visit(node.test, inner);
    } else for (const child of childrenOf(node)) visit(child, known);
  };
  visit(tree, items);
  return [...found.values()];
}

/** The names in a formula that are not bound there. */
export function namesIn(tree: Syntax): NameSyntax[] {
  return referencesOf(tree).flatMap(({ kind, name, at }) =>
    kind === 'name' ? [{ kind, name, at }] : [],
  );
}
