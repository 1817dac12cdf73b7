import type { BinaryOperator, Syntax } from './syntax.ts';

/** How tightly the parts of a formula hold together, from the loosest. */
const LEVELS: Record<BinaryOperator, number> = {
  or: 1,
  and: 2,
  '==': 3,
  '!=': 3,
  '<=': 3,
  '>=': 3,
  '<': 3,
  '>': 3,
  in: 3,
  '..': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  mod: 6,
  '^': 8,
};

const HIGHEST = 9;

/** A way to write formulas down: each kind of node from its parts, which are written already. */
export interface Notation {
  name(name: string): string;
  number(text: string): string;
  text(text: string): string;
  truth(value: boolean): string;
  list(items: string[]): string;
  call(name: string, items: string[]): string;
  named(name: string, value: string): string;
  index(target: string, indices: string[]): string;
  unary(operator: '-' | 'not', operand: string): string;
  binary(operator: BinaryOperator, left: string, right: string): string;
  conditional(test: string, then: string, otherwise: string): string;
  comprehension(item: string, name: string, source: string, test: string | undefined): string;
  group(inner: string): string;
  /** True where the operator itself shows what belongs to it, as a fraction bar does. */
  encloses(operator: BinaryOperator): boolean;
}

/** The formula in a notation, with as few parentheses as its tree allows. */
export function write(node: Syntax, to: Notation): string {
  const loose = (one: Syntax): string => write(one, to);
  const tight = (one: Syntax, level: number): string =>
    levelOf(one, to) < level ? to.group(loose(one)) : loose(one);
  switch (node.kind) {
    case 'literal':
      if (typeof node.value === 'boolean') return to.truth(node.value);
      return typeof node.value === 'string' ? to.text(node.value) : to.number(node.text);
    case 'name':
      return to.name(node.name);
    case 'list':
      return to.list(node.items.map(loose));
    case 'call': {
      const named = [...node.named].map(([name, value]) => to.named(name, loose(value)));
      return to.call(node.name, [...node.positional.map(loose), ...named]);
    }
    case 'index': {
      const { target, indices } = indexed(node);
      return to.index(tight(target, HIGHEST), indices.map(loose));
    }
    case 'unary':
      return to.unary(node.operator, tight(node.operand, node.operator === 'not' ? 3 : 7));
    case 'binary': {
      const level = to.encloses(node.operator) ? 0 : LEVELS[node.operator];
      const isPower = node.operator === '^';
      const left = tight(node.left, isPower ? HIGHEST : level);
      // Powers group from the right and their exponents stand apart; all else groups from the left.
      const right = tight(node.right, isPower || level === 0 ? 0 : level + 1);
      return to.binary(node.operator, left, right);
    }
    case 'conditional':
      return to.conditional(tight(node.test, 1), tight(node.then, 1), loose(node.otherwise));
    case 'comprehension':
      return to.comprehension(
        loose(node.item),
        node.name,
        loose(node.source),
        node.test && loose(node.test),
      );
  }
}

function levelOf(node: Syntax, to: Notation): number {
  if (node.kind === 'conditional') return 0;
  if (node.kind === 'unary') return node.operator === 'not' ? 3 : 7;
  if (node.kind !== 'binary') return HIGHEST;
  // A fraction needs no parentheses in a product, but as a base it does.
  return to.encloses(node.operator) ? HIGHEST - 1 : LEVELS[node.operator];
}

/** `A[i][j]` as A with the indices i, j. */
function indexed(node: Syntax & { kind: 'index' }): { target: Syntax; indices: Syntax[] } {
  const { target, index } = node;
  if (target.kind !== 'index') return { target, indices: [index] };
  const inner = indexed(target);
  return { target: inner.target, indices: [...inner.indices, index] };
}
