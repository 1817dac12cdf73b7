/** Walks through formulas: their parts, their symbols, their size, and whether two are built alike. */
import type { Expression } from './expression.ts';

/** The parts of which an expression is built, in reading order; none for numbers and symbols. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'sum':
      return expression.terms;
    case 'product':
      return expression.factors;
    case 'power':
      return [expression.base, expression.exponent];
    case 'call':
      return expression.arguments;
    case 'series':
      return [expression.from, expression.to, expression.body];
    default:
      return [];
  }
}

/** The names of all symbols that occur, each once, in the order of the alphabet; the index of a sum is none. */
export function symbolsOf(...expressions: readonly Expression[]): string[] {
  const names = new Set<string>();
  const visit = (expression: Expression, bound: ReadonlySet<string>): void => {
    if (expression.kind === 'symbol') {
      if (!bound.has(expression.name)) names.add(expression.name);
    } else if (expression.kind === 'series') {
      visit(expression.from, bound);
      visit(expression.to, bound);
      visit(expression.body, new Set([...bound, expression.index]));
    } else partsOf(expression).forEach((part) => visit(part, bound));
  };
  expressions.forEach((expression) => visit(expression, new Set()));
  return [...names].sort();
}

/** Whether both are built in the same way from the same parts. */
export function isSameExpression(left: Expression, right: Expression): boolean {
  if (left.kind === 'number') return right.kind === 'number' && left.value.equals(right.value);
  if (left.kind === 'symbol') return right.kind === 'symbol' && left.name === right.name;
  if (left.kind !== right.kind) return false;
  if (left.kind === 'call' && right.kind === 'call' && left.name !== right.name) return false;
  if (left.kind === 'series' && right.kind === 'series') {
    if (left.operation !== right.operation || left.index !== right.index) return false;
  }
  const [ours, theirs] = [partsOf(left), partsOf(right)];
  return (
    ours.length === theirs.length &&
    ours.every((part, at) => isSameExpression(part, theirs[at] as Expression))
  );
}

/** Whether some part of the expression, or all of it, passes the test. */
export function somePart(expression: Expression, test: (part: Expression) => boolean): boolean {
  return test(expression) || partsOf(expression).some((part) => somePart(part, test));
}

/** How many numbers, symbols and operations the expression has. */
export function sizeOf(expression: Expression): number {
  return partsOf(expression).reduce((total, part) => total + sizeOf(part), 1);
}
