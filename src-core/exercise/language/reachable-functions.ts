import type { Formula } from './formula.ts';
import { ownFunctionsOf } from './own-functions.ts';
import { childrenOf, referencesOf } from './syntax.ts';
import type { Syntax } from './syntax.ts';

type Lets = ReadonlyMap<string, Formula>;

const found = new WeakMap<Lets, Map<string, ReadonlySet<string>>>();

/**
 * Every function that the value of a let may depend on, through other lets and functions of the exercise too. A text may
 * name a function that is handed on, so that all texts count.
 */
export function reachableFunctions(lets: Lets, name: string): ReadonlySet<string> {
  const known = found.get(lets) ?? new Map<string, ReadonlySet<string>>();
  found.set(lets, known);
  const before = known.get(name);
  if (before) return before;
  const own = ownFunctionsOf(lets);
  const reached = new Set<string>();
  const seen = new Set<string>();
  const visit = (tree: Syntax): void => {
    for (const text of textsOf(tree)) follow(text);
    for (const reference of referencesOf(tree)) follow(reference.name);
  };
  const follow = (word: string): void => {
    if (seen.has(word)) return;
    seen.add(word);
    reached.add(word);
    for (const formula of [lets.get(word), own.get(word)?.body]) if (formula) visit(formula.tree);
  };
  follow(name);
  known.set(name, reached);
  return reached;
}

function textsOf(node: Syntax): string[] {
  if (node.kind === 'literal') return typeof node.value === 'string' ? [node.value] : [];
  return childrenOf(node).flatMap(textsOf);
}
