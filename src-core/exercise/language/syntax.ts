import type { Rational } from '#core/symbolic/rational.ts';

/** The tree of a formula in a pack. `at` is the offset of its first character in the source. */
export type Syntax =
  | { kind: 'literal'; value: Rational | number | string | boolean; text: string; at: number }
  | { kind: 'name'; name: string; at: number }
  | { kind: 'list'; items: Syntax[]; at: number }
  | { kind: 'call'; name: string; positional: Syntax[]; named: Map<string, Syntax>; at: number }
  | { kind: 'index'; target: Syntax; index: Syntax; at: number }
  | { kind: 'unary'; operator: '-' | 'not'; operand: Syntax; at: number }
  | { kind: 'binary'; operator: BinaryOperator; left: Syntax; right: Syntax; at: number }
  | { kind: 'conditional'; test: Syntax; then: Syntax; otherwise: Syntax; at: number }
  | {
      kind: 'comprehension';
      item: Syntax;
      name: string;
      source: Syntax;
      test?: Syntax;
      at: number;
    };

export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '^'
  | 'mod'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'and'
  | 'or'
  | 'in'
  | '..';

/** The direct children of a node. */
export function childrenOf(node: Syntax): Syntax[] {
  switch (node.kind) {
    case 'literal':
    case 'name':
      return [];
    case 'list':
      return node.items;
    case 'call':
      return [...node.positional, ...node.named.values()];
    case 'index':
      return [node.target, node.index];
    case 'unary':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
    case 'conditional':
      return [node.test, node.then, node.otherwise];
    case 'comprehension':
      return [node.item, node.source, ...(node.test ? [node.test] : [])];
  }
}

/** A name or a function that a formula uses, and where. */
export interface Reference {
  kind: 'name' | 'function';
  name: string;
  at: number;
}

/** Every free name and every function of a formula, in reading order. */
export function referencesOf(node: Syntax, bound: ReadonlySet<string> = new Set()): Reference[] {
  if (node.kind === 'name') return bound.has(node.name) ? [] : [{ ...node, kind: 'name' }];
  const own: Reference[] =
    node.kind === 'call' ? [{ kind: 'function', name: node.name, at: node.at }] : [];
  if (node.kind !== 'comprehension') {
    return [...own, ...childrenOf(node).flatMap((child) => referencesOf(child, bound))];
  }
  const inner = new Set([...bound, node.name]);
  return [
    ...referencesOf(node.source, bound),
    ...referencesOf(node.item, inner),
    ...(node.test ? referencesOf(node.test, inner) : []),
  ];
}
